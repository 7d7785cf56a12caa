import { ask, doing, element } from './dom.mjs';
import { showDossier } from './dossier.mjs';
import { showDossiers } from './dossiers.mjs';
import { showFaults } from './faults.mjs';
import { showIndicators } from './indicators.mjs';

const main = document.getElementById('main');
const names = await ask('statuses');

const PAGES = {
  'ho-so': (code) => (code ? showDossier(main, names, decodeURIComponent(code)) : showDossiers(main, names)),
  loi: () => showFaults(main),
  'chi-so': () => showIndicators(main),
};

const show = doing(async () => {
  const [, page = 'ho-so', detail] = location.hash.split('/');
  for (const link of document.querySelectorAll('nav a'))
    link.toggleAttribute('aria-current', link.hash.split('/')[1] === page);
  main.replaceChildren(element('p', { class: 'empty' }, 'Đang tải… (loading)'));
  await (PAGES[page] ?? PAGES['ho-so'])(detail);
  main.focus({ preventScroll: true });
});

addEventListener('hashchange', show);
await show();
