import { ask, both, cells, doing, element, field, table } from './dom.mjs';
import { FAULTS, SERVICES, SETTINGS } from './texts.mjs';

const DEFAULT_PERCENT = 5;

const whenOf = ({ probability, next }) => [
  probability !== undefined && `${+(probability * 100).toFixed(2)} %`,
  next !== undefined && `còn ${next} lần (left)`,
];

const whereOf = ({ services, dossier }) =>
  [services?.join(', '), dossier].filter(Boolean).join(' · ') || 'mọi lần gọi (every call)';

const ruleRow = (rule, onRemove) =>
  cells(
    both(FAULTS[rule.kind]),
    whenOf(rule).filter(Boolean).join(', '),
    whereOf(rule),
    element('button', { class: 'danger', onclick: onRemove }, both(['Bỏ', 'remove'])),
  );

const inForce = ({ seed, faults }, refresh) => {
  const without = (place) => faults.filter((_, nr) => nr !== place);
  const remove = (place) =>
    doing(() => ask('faults', { method: 'PUT', json: { seed, faults: without(place) } }).then(refresh));
  const clear = doing(() => ask('faults', { method: 'DELETE' }).then(refresh), 'Đã bỏ hết (cleared)');
  if (faults.length === 0)
    return element('p', { class: 'empty' }, both(['Không có sự cố nào.', 'Nothing goes wrong.']));
  return [
    table(
      [
        ['Sự cố', 'fault'],
        ['Khi nào', 'when'],
        ['Ở đâu', 'where'],
        ['', ''],
      ],
      faults.map((rule, place) => ruleRow(rule, remove(place))),
    ),
    element('p', {}, element('button', { onclick: clear }, both(['Bỏ tất cả', 'clear all']))),
  ];
};

const select = (options) =>
  element(
    'select',
    {},
    options.map(([value, text]) => element('option', { value }, text)),
  );

const addForm = (kinds, refresh) => {
  const kind = select(kinds.map((each) => [each, `${FAULTS[each][0]} (${each})`]));
  const percent = element('input', { type: 'number', min: 0, max: 100, step: 'any', value: DEFAULT_PERCENT });
  const next = element('input', { type: 'number', min: 1, placeholder: 'mãi (ever)' });
  const service = select([['', 'mọi dịch vụ (all)'], ...SERVICES.map((each) => [each, each])]);
  const dossier = element('input', { placeholder: 'mọi hồ sơ (all)' });
  const add = async () => {
    const json = { kind: kind.value, probability: Number(percent.value) / 100 };
    if (next.value) json.next = Number(next.value);
    if (service.value) json.services = [service.value];
    if (dossier.value) json.dossier = dossier.value.trim();
    await ask('faults', { method: 'POST', json });
    await refresh();
  };
  return element(
    'form',
    { onsubmit: doing(add, 'Đã bật (switched on)') },
    field(['Sự cố', 'fault'], kind),
    field(['Xác suất %', 'probability'], percent),
    field(['Số lần', 'times'], next),
    field(['Dịch vụ', 'service'], service),
    field(['Mã hồ sơ', 'dossier'], dossier),
    element('button', { class: 'main' }, both(['Bật', 'switch on'])),
  );
};

const countTable = (kinds, injected) =>
  table(
    [
      ['Sự cố', 'fault'],
      ['Số lần đã xảy ra', 'struck'],
    ],
    kinds.map((kind) =>
      cells(both(FAULTS[kind]), element('td', { class: 'number' }, String(injected[kind] ?? 0))),
    ),
  );

const settingsForm = (settings, refresh) => {
  const change = (name) =>
    doing(
      (event) => ask('settings', { method: 'PATCH', json: { [name]: event.target.value } }).then(refresh),
      'Đã đổi (changed)',
    );
  const fields = Object.entries(SETTINGS).map(([name, [words, values]]) => {
    const options = Object.entries(values).map(([value, text]) =>
      element('option', { value, selected: settings[name] === value }, text),
    );
    return field(words, element('select', { onchange: change(name) }, options));
  });
  return element('div', { class: 'bar' }, fields);
};

const section = (words, ...children) => element('section', {}, element('h2', {}, both(words)), children);

/** What is to go wrong, how often it has, and how the portal behaves where nobody knows how the real one does. */
export const showFaults = async (main) => {
  const [order, injected, settings] = await Promise.all([ask('faults'), ask('injected'), ask('settings')]);
  const refresh = () => showFaults(main);
  main.replaceChildren(
    section(['Sự cố đang bật', 'faults in force'], addForm(order.kinds, refresh), inForce(order, refresh)),
    section(['Cách cổng cư xử', 'how the portal behaves'], settingsForm(settings, refresh)),
    section(['Đã xảy ra', 'injected so far'], countTable(order.kinds, injected)),
  );
};
