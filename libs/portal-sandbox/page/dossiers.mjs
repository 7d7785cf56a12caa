import { ask, both, cells, doing, element, field, table } from './dom.mjs';
import { moment, portalDate } from './texts.mjs';

const PAGE = 25;

/** A status by its name. */
export const statusMark = (names, code) =>
  element('span', { class: `status status-${code}` }, `${code} · ${names[code] ?? 'không rõ (unknown)'}`);

const rowOf = (names) => (dossier) => {
  const { code, record, rows, changedAt, editedByHand } = dossier;
  const link = element('a', { class: 'code', href: `#/ho-so/${encodeURIComponent(code)}` }, code);
  return cells(
    [link, editedByHand && element('div', { class: 'hand' }, both(['sửa tay', 'edited by hand']))],
    [record.TenTTHC, element('div', {}, element('small', {}, record.ChuHoSo ?? ''))],
    statusMark(names, record.TrangThaiHoSo),
    portalDate(record.NgayTiepNhan),
    portalDate(record.NgayHenTra),
    element('td', { class: 'number' }, String(rows)),
    moment(changedAt),
  );
};

const HEADS = [
  ['Mã hồ sơ', 'code'],
  ['Thủ tục, người nộp', 'procedure, applicant'],
  ['Trạng thái', 'status'],
  ['Tiếp nhận', 'received'],
  ['Hẹn trả', 'due'],
  ['Tiến trình', 'rows'],
  ['Cổng nhận lúc', 'last change'],
];

const filterForm = (names, filter, onFilter) => {
  const q = element('input', { type: 'search', name: 'q', value: filter.q ?? '' });
  const options = Object.entries(names).map(([code, name]) =>
    element('option', { value: code, selected: code === filter.status }, `${code} · ${name}`),
  );
  const status = element(
    'select',
    { name: 'status' },
    element('option', { value: '' }, 'tất cả (all)'),
    options,
  );
  const submit = (event) => {
    event.preventDefault();
    onFilter({ q: q.value.trim(), status: status.value });
  };
  return element(
    'form',
    { onsubmit: submit },
    field(['Mã hoặc tên', 'code or name'], q),
    field(['Trạng thái', 'status'], status),
    element('button', { class: 'main' }, both(['Lọc', 'filter'])),
  );
};

/** What was received, the latest change first. */
export const showDossiers = async (main, names, filter = {}) => {
  const query = new URLSearchParams({ limit: PAGE });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  const { total, items, next } = await ask(`dossiers?${query}`);
  const go = (changes) =>
    doing(() => showDossiers(main, names, { ...filter, after: undefined, ...changes }))();
  const list = items.length
    ? table(HEADS, items.map(rowOf(names)))
    : element('p', { class: 'empty' }, both(['Không có hồ sơ nào.', 'No dossiers here.']));
  const more = (changes, words) => element('button', { onclick: () => go(changes) }, both(words));
  main.replaceChildren(
    element(
      'section',
      {},
      element('h2', {}, both([`Hồ sơ đã nhận: ${total}`, 'dossiers received'])),
      filterForm(names, filter, go),
      list,
      element(
        'div',
        { class: 'bar' },
        filter.after && more({}, ['Về đầu', 'first page']),
        next && more({ after: next }, ['Trang sau', 'next page']),
      ),
    ),
  );
};
