import { ask, both, cells, doing, element, table } from './dom.mjs';
import { statusMark } from './dossiers.mjs';
import { FAULTS, moment, portalDate } from './texts.mjs';

const pretty = (text) => {
  try {
    return JSON.stringify(typeof text === 'string' ? JSON.parse(text) : text, null, 2);
  } catch {
    return text;
  }
};

const isRepeated = (progress, place) => {
  const text = JSON.stringify(progress[place].row);
  return progress.slice(0, place).some(({ row }) => JSON.stringify(row) === text);
};

const progressTable = (names, progress) => {
  const inTime = progress.toSorted((one, other) =>
    one.row.ThoiDiemXuLy.localeCompare(other.row.ThoiDiemXuLy),
  );
  const rows = inTime.map(({ at, row }, place) =>
    cells(
      portalDate(row.ThoiDiemXuLy),
      [
        statusMark(names, row.TrangThai),
        isRepeated(inTime, place) && element('div', { class: 'fault' }, both(['lặp', 'doubled'])),
      ],
      row.NoiDungXuLy,
      row.NguoiXuLy,
      moment(at),
    ),
  );
  return table(
    [
      ['Thời điểm', 'business time'],
      ['Trạng thái', 'status'],
      ['Nội dung', 'what was done'],
      ['Người xử lý', 'by'],
      ['Cổng nhận lúc', 'taken at'],
    ],
    rows,
  );
};

const noticeTable = (notices) =>
  table(
    [
      ['Thời điểm', 'business time'],
      ['Mã hồ sơ của Cổng', 'number there'],
      ['Trạng thái', 'status told'],
      ['Nội dung', 'what was done'],
      ['Cổng nhận lúc', 'taken at'],
    ],
    notices.map(({ at, data }) =>
      cells(portalDate(data.NgayXuLy), data.MaHoSo, data.TrangThai, data.NoiDung ?? '', moment(at)),
    ),
  );

const callRow = ({ at, service, door, request, reply, fault }) =>
  cells(
    [
      moment(at),
      element(
        'div',
        {},
        element('small', {}, door === 'national' ? 'trục quốc gia (national)' : 'trục tỉnh (wrapper)'),
      ),
    ],
    [
      element('code', {}, service),
      fault && element('div', { class: 'fault' }, both(FAULTS[fault] ?? [fault, ''])),
    ],
    [
      element(
        'details',
        {},
        element('summary', {}, both(['Yêu cầu', 'request'])),
        element('pre', {}, pretty(request)),
      ),
      reply === undefined
        ? element('div', { class: 'fault' }, both(['cổng chưa nhận', 'not taken']))
        : element('code', { class: 'reply' }, reply),
    ],
  );

const handForm = (code, record, onDone) => {
  const text = element('textarea', { 'aria-label': 'Bản ghi JSON (record as JSON)' });
  text.value = pretty(record);
  const path = `dossiers/${encodeURIComponent(code)}`;
  const save = async () => {
    await ask(path, { method: 'PATCH', json: JSON.parse(text.value) });
    await onDone();
  };
  const remove = async () => {
    if (!confirm(`Xóa hồ sơ ${code} khỏi cổng mô phỏng? (Delete it?)`)) return;
    await ask(path, { method: 'DELETE' });
    location.hash = '#/ho-so';
  };
  return element(
    'details',
    {},
    element('summary', {}, both(['Sửa hoặc xóa tay như cán bộ của cổng', 'edit or delete by hand'])),
    text,
    element(
      'div',
      { class: 'bar' },
      element('button', { class: 'main', onclick: doing(save, 'Đã sửa (saved)') }, both(['Lưu', 'save'])),
      element('button', { class: 'danger', onclick: doing(remove) }, both(['Xóa hồ sơ', 'delete'])),
    ),
  );
};

/** One dossier: its record, its rows in the order of time, every call about it. */
export const showDossier = async (main, names, code) => {
  const { record, progress, notices, calls, editedByHand, firstAt, changedAt } = await ask(
    `dossiers/${encodeURIComponent(code)}`,
  );
  const empty = (list, words, full) => (list.length ? full() : element('p', { class: 'empty' }, both(words)));
  main.replaceChildren(
    element(
      'section',
      {},
      element('h2', {}, code, ' ', statusMark(names, record.TrangThaiHoSo)),
      element('p', {}, record.TenTTHC, element('br'), element('small', {}, record.ChuHoSo ?? '')),
      element(
        'p',
        {},
        both([
          `Tiếp nhận ${portalDate(record.NgayTiepNhan)}, hẹn trả ${portalDate(record.NgayHenTra)}`,
          'received, due',
        ]),
      ),
      element(
        'p',
        {},
        both([`Cổng nhận lần đầu ${moment(firstAt)}, lần cuối ${moment(changedAt)}`, 'first and last taken']),
      ),
      editedByHand &&
        element('p', { class: 'hand' }, both(['Bản ghi đã bị sửa tay tại cổng.', 'Edited by hand.'])),
      handForm(code, record, () => showDossier(main, names, code)),
    ),
    element(
      'section',
      {},
      element('h2', {}, both([`Tiến trình: ${progress.length}`, 'progress, in the order of time'])),
      empty(progress, ['Chưa có tiến trình.', 'No rows yet.'], () => progressTable(names, progress)),
    ),
    element(
      'section',
      {},
      element('h2', {}, both([`Thông báo trạng thái: ${notices.length}`, 'notices of status'])),
      empty(
        notices,
        ['Hồ sơ không lập tại Cổng, hoặc chưa có thông báo.', 'Not made at the portal, or no notice yet.'],
        () => noticeTable(notices),
      ),
    ),
    element(
      'section',
      {},
      element('h2', {}, both([`Các lần gọi: ${calls.length}`, 'calls'])),
      table(
        [
          ['Lúc', 'at'],
          ['Dịch vụ', 'service'],
          ['Yêu cầu và trả lời', 'request and reply'],
        ],
        calls.map(callRow),
      ),
    ),
  );
};
