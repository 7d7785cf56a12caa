import type { PetitionEvent, PetitionEvents, PetitionEventType } from '@hoso/domain';
import { plainDateOf, type Envelope } from '@hoso/kernel';
import { fileRef } from './documents';
import { vn } from './local-time';

type Sample<Type extends PetitionEventType> = readonly [local: string, data: PetitionEvents[Type]];

const sealed = (seed: string): Envelope => ({
  person: seed.repeat(24),
  iv: 'q83vEjRWeJCrze8S',
  sealed: 'T2hOb2JvZHlDYW5SZWFkVGhpc1dpdGhvdXRBS2V5AAECAwQFBgcICQoLDA0ODw==',
});

const due = {
  refusal: vn('2025-09-05T17:00'),
  forward: vn('2025-09-10T17:00'),
  information: vn('2025-09-10T17:00'),
  answer: vn('2025-09-24T17:00'),
  provisional: false,
};
const timed = { dueAt: vn('2025-09-24T17:00'), late: false };

/** One realistic event of each type, with all that it can carry; personal data as it is stored. */
const SAMPLES: { readonly [Type in PetitionEventType]: Sample<Type> } = {
  PetitionSubmitted: [
    '2025-09-03T09:12:40.118',
    {
      opening: {
        code: 'PAKN.20250903.0007',
        channel: 'phone',
        receivingUnit: 'H23.01',
        nature: 'feedback',
        dossier: 'H23.01-250610-0001',
        petitioner: sealed('c'),
        content: sealed('c'),
      },
      rules: { policy: 'qd766-2022', calendar: { region: 'hai-duong', version: 2 } },
      due,
    },
  ],
  PetitionRefused: [
    '2025-09-04T10:00:00.000',
    {
      ...timed,
      ground: 'complaint',
      explanation: 'Nội dung là khiếu nại quyết định hành chính',
      competentAgency: 'Ban Tiếp công dân tỉnh',
      governedBy: 'Luật Khiếu nại 2011',
    },
  ],
  PetitionForwarded: [
    '2025-09-04T10:30:00.250',
    { ...timed, from: 'H23.01', to: 'H23.15', reason: 'Thuộc thẩm quyền Sở Xây dựng', due },
  ],
  PetitionRehomed: [
    '2025-09-04T10:45:00.000',
    { from: 'H23.16', to: 'H23.15', legalBasis: 'NQ 202/2025/QH15' },
  ],
  PetitionInformationRequested: [
    '2025-09-04T11:00:00.000',
    { ...timed, question: 'Đề nghị cho biết số biên nhận', replyDueAt: vn('2025-09-18T17:00') },
  ],
  PetitionSupplemented: ['2025-09-05T08:00:00.000', { content: sealed('c'), due }],
  PetitionAccepted: [
    '2025-09-05T09:00:00.000',
    { classification: { matter: 'conduct', aspect: 'delay' }, subject: 'Chậm trả kết quả cấp phép' },
  ],
  PetitionAssigned: [
    '2025-09-05T10:00:00.000',
    { unit: 'H23.15', officer: 'nv-0142', previousOfficer: 'nv-0107', delegation: 'UQ-2025-31' },
  ],
  PetitionAnswered: [
    '2025-09-22T15:00:00.000',
    {
      ...timed,
      round: 2,
      answeredBy: 'nv-0142',
      answer: {
        measures: [
          {
            what: 'Đã cấp giấy phép số 77 và gửi văn bản xin lỗi người nộp hồ sơ',
            unit: 'H23.15',
            position: 'Trưởng phòng Quản lý xây dựng',
            doneOn: plainDateOf('2025-09-19'),
          },
          {
            what: 'Bố trí thêm một cán bộ thẩm định để hồ sơ cùng loại không trễ hẹn',
            unit: 'H23.15',
            position: 'Phó Giám đốc',
            promisedOn: plainDateOf('2025-10-01'),
          },
        ],
        basis: 'Điều 19 Nghị định số 61/2018/NĐ-CP',
        document: { number: '112/SXD-VP', file: fileRef('9') },
      },
      promises: [
        { promise: '2.2', promisedOn: plainDateOf('2025-10-01'), dueAt: vn('2025-10-01T23:59:59.999') },
      ],
      reviewDueAt: vn('2025-09-24T17:00'),
    },
  ],
  PetitionAnswerReturned: [
    '2025-09-16T09:00:00.000',
    { ...timed, round: 1, reason: 'Chưa nêu ngày trả', officer: 'nv-0142', delegation: 'UQ-2025-31' },
  ],
  PetitionAnswerApproved: [
    '2025-09-23T09:00:00.000',
    { ...timed, round: 2, publicationDueAt: vn('2025-09-25T17:00') },
  ],
  PetitionAnswerPublished: ['2025-09-24T09:00:00.000', { ...timed, round: 2, place: 'dichvucong.gov.vn' }],
  PetitionPromiseFulfilled: [
    '2025-10-02T09:00:00.000',
    {
      promise: '2.2',
      doneOn: plainDateOf('2025-10-02'),
      outcome: 'Quyết định 88 điều động bà Mai từ phòng Quy hoạch sang tổ thẩm định',
      dueAt: vn('2025-10-01T23:59:59.999'),
      late: true,
    },
  ],
  PetitionLateRecorded: [
    '2025-10-02T00:00:10.000',
    {
      duty: 'promise',
      key: 'promise:2.2:2025-10-01T16:59:59.999Z',
      moment: vn('2025-10-01T23:59:59.999'),
      lateness: { workingMinutes: 0, calendarMs: 10_001 },
      retrospective: true,
    },
  ],
  PetitionRated: ['2025-09-25T20:11:00.000', { rating: 'dislike', comment: sealed('c') }],
  PetitionAskedAgain: ['2025-09-05T10:00:30.000', { command: 'AssignPetition' }],
  PetitionReopened: ['2025-09-26T08:00:00.000', { reason: sealed('c'), due }],
};

/** What the golden samples of a petition's events are written from. */
export const goldenPetitionEvents: readonly PetitionEvent[] = Object.entries(SAMPLES).map(
  ([type, [local, data]]) => ({ type, data, at: vn(local) }) as PetitionEvent,
);
