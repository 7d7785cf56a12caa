import { ask, both, doing, element, field } from './dom.mjs';
import { INDICATORS } from './texts.mjs';

const figure = (name, value) => {
  if (value === null) return '–';
  return name.endsWith('Rate') ? `${(value * 100).toFixed(1)} %` : String(value);
};

/** What the portal would make of what it received (Decision 766). */
export const showIndicators = async (main, period = {}) => {
  const query = new URLSearchParams(Object.entries(period).filter(([, value]) => value));
  const indicators = await ask(`indicators?${query}`);
  const from = element('input', { type: 'date', value: period.from ?? '' });
  const to = element('input', { type: 'date', value: period.to ?? '' });
  const reckon = doing(() => showIndicators(main, { from: from.value, to: to.value }));
  const figures = Object.entries(INDICATORS).map(([name, words]) =>
    element('div', {}, element('strong', {}, figure(name, indicators[name])), both(words)),
  );
  main.replaceChildren(
    element(
      'section',
      {},
      element('h2', {}, both(['Chỉ số theo Quyết định 766', 'from what was synchronised'])),
      element(
        'form',
        { onsubmit: reckon },
        field(['Tiếp nhận từ ngày', 'received from'], from),
        field(['đến trước ngày', 'until before'], to),
        element('button', { class: 'main' }, both(['Tính', 'reckon'])),
      ),
      element('div', { class: 'figures' }, figures),
    ),
  );
};
