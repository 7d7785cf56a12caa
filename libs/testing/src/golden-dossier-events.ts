import type { DossierEvent, DossierEventType, Rules } from '@hoso/domain';
import type { Envelope } from '@hoso/kernel';
import { fileRef } from './documents';
import { accountabilitySamples, type Sample } from './golden-accountability-events';
import { vn } from './local-time';

const sealed = (seed: string): Envelope => ({
  person: seed.repeat(64),
  iv: 'q83vEjRWeJCrze8S',
  sealed: 'T2hOb2JvZHlDYW5SZWFkVGhpc1dpdGhvdXRBS2V5AAECAwQFBgcICQoLDA0ODw==',
});

const rules: Rules = {
  procedure: { code: '1.004222', version: 3 },
  regime: 'nd118-2025',
  calendar: { region: 'hai-duong', version: 2 },
};

const opening = (channel: 'direct' | 'online' | 'postal', code: string) => ({
  code,
  channel,
  receivingUnit: 'H23.01',
  applicant: sealed('a'),
});

const components = [
  { component: 'TP-01', digitised: fileRef('1') },
  { component: 'TP-02', reused: { source: 'shared-database', reference: 'CSDLQG-DC/030190' } as const },
  { component: 'TP-03' },
];

const items = [
  { component: 'TP-04', reason: 'Bản vẽ thiếu mặt cắt A-A' },
  { component: 'TP-09', reason: 'Cần đối chiếu', provision: 'Luật Xây dựng 2014 điều 95 khoản 2' },
];

const due = { statutory: vn('2025-09-19T17:00'), current: vn('2025-09-22T17:00'), provisional: false };

/** One realistic event of each type, with all that it can carry; personal data as it is stored. */
const SAMPLES: { readonly [Type in DossierEventType]: Sample<Type> } = {
  DossierSubmitted: [
    '2025-09-03T09:12:40.118',
    {
      opening: opening('online', 'H23.01-250903-0001'),
      rules,
      components,
      replyDueAt: vn('2025-09-04T09:12:40.118'),
    },
  ],
  DossierReceived: [
    '2025-09-04T15:20:05.007',
    {
      opening: {
        ...opening('postal', 'H23.01-250904-0012'),
        representative: sealed('b'),
        assistedBy: 'post',
      },
      rules,
      components,
      officialAt: vn('2025-09-04T15:20:05.007'),
      limit: { amount: 10, unit: 'working-days' },
      computedDueAt: vn('2025-09-18T17:00'),
      dueAt: vn('2025-09-17T11:30'),
      provisional: false,
    },
  ],
  ReceptionRefused: [
    '2025-09-04T10:00:00.000',
    {
      opening: opening('direct', 'H23.01-250904-0013'),
      rules,
      reason: 'Không thuộc thẩm quyền giải quyết',
    },
  ],
  ReceptionSupplementRequested: [
    '2025-09-04T10:30:00.250',
    {
      opening: opening('direct', 'H23.01-250904-0014'),
      rules,
      items,
      reason: 'Thành phần hồ sơ chưa đủ',
      answerDueAt: vn('2025-09-18T17:00'),
    },
  ],
  DossierTransferred: [
    '2025-09-05T07:40:00.000',
    { from: 'H23.01', to: 'H23.15', transferDueAt: vn('2025-09-05T08:00'), late: false },
  ],
  OfficerAssigned: [
    '2025-09-05T08:15:30.000',
    {
      unit: 'H23.15',
      officer: 'nv-0142',
      previousOfficer: 'nv-0107',
      delegation: 'UQ-2025-31',
      reason: 'Cán bộ nghỉ phép',
    },
  ],
  StepStarted: [
    '2025-09-05T08:20:00.000',
    { step: 'tham-dinh', unit: 'H23.15', officer: 'nv-0142', ended: 'phan-cong', outsideProcedure: false },
  ],
  StepCompleted: [
    '2025-09-08T16:45:12.900',
    {
      step: 'tham-dinh',
      unit: 'H23.15',
      officer: 'nv-0142',
      outcome: 'Đủ điều kiện',
      reference: 'case-10011/5',
      outsideProcedure: false,
    },
  ],
  HandedOver: [
    '2025-09-08T09:00:00.000',
    { hop: 'thue', agency: 'H23.19', order: 'in-parallel', dueAt: vn('2025-09-10T17:00') },
  ],
  TakenBack: [
    '2025-09-11T08:05:00.000',
    { hop: 'thue', agency: 'H23.19', late: true, outcome: 'Thông báo nghĩa vụ tài chính' },
  ],
  OpinionRequested: [
    '2025-09-08T10:00:00.000',
    {
      opinion: 'pccc',
      agency: 'H23.20',
      question: 'Lối thoát nạn có bảo đảm không?',
      dueAt: vn('2025-09-12T17:00'),
      pausesClock: true,
    },
  ],
  OpinionReceived: [
    '2025-09-12T14:00:00.000',
    { opinion: 'pccc', agency: 'H23.20', late: false, summary: 'Bảo đảm', due },
  ],
  OpinionLapsed: ['2025-09-15T08:00:00.000', { opinion: 'pccc', agency: 'H23.20', due }],
  SupplementRequested: [
    '2025-09-09T10:00:00.000',
    {
      items,
      reason: 'Không xác định được ranh giới',
      answerDueAt: vn('2025-09-23T17:00'),
      clock: 'RESET',
      legalBasis: 'Luật Xây dựng 2014 điều 102',
      countsAsLate: true,
    },
  ],
  SupplementReceived: ['2025-09-10T09:30:00.000', { components, due }],
  SupplementLapsed: [
    '2025-09-24T08:00:00.000',
    { answerDueAt: vn('2025-09-23T17:00'), requestedAt: vn('2025-09-09T10:00') },
  ],
  PaymentRequired: ['2025-09-10T10:00:00.000', { fees: ['le-phi', 'phi-tham-dinh'], totalVnd: 450_000 }],
  PaymentConfirmed: [
    '2025-09-11T15:10:00.000',
    { receipt: 'DVCQG-250911-77120', paidVnd: 450_000, method: 'national-portal', due },
  ],
  ComponentDigitised: ['2025-09-05T09:00:00.000', { component: 'TP-03', file: fileRef('3') }],
  ComponentReused: [
    '2025-09-05T09:05:00.000',
    { component: 'TP-04', source: 'earlier-dossier', reference: 'H23.01-240110-0007' },
  ],
  DeadlineExtended: [
    '2025-09-15T10:00:00.000',
    {
      decision: '118/QĐ-SXD',
      legalBasis: 'Luật Xây dựng 2014 điều 102 khoản 1',
      reason: 'Công trình phức tạp',
      amount: 2,
      from: vn('2025-09-17T11:30'),
      due,
    },
  ],
  LatenessApologised: [
    '2025-09-16T16:00:00.000',
    {
      letter: { number: '45/XL-SXD', file: fileRef('5') },
      reason: 'Chuyên gia thẩm định vắng mặt',
      previousDueAt: vn('2025-09-19T17:00'),
      newDueAt: vn('2025-09-22T17:00'),
      timeliness: 'in-time',
    },
  ],
  ApologyDelivered: [
    '2025-09-17T08:20:00.000',
    { letter: '45/XL-SXD', receivedBy: 'applicant', evidence: 'RR123456785VN', means: 'post' },
  ],
  ...accountabilitySamples,
  ResultIssued: [
    '2025-09-19T17:00:00.001',
    { number: '77/GPXD', signedBy: 'nv-0003', file: fileRef('7'), late: true },
  ],
  FoundIneligible: [
    '2025-09-17T10:00:00.000',
    {
      reason: 'Không phù hợp quy hoạch',
      letter: { number: '12/TB-SXD', file: fileRef('8') },
      late: false,
    },
  ],
  ResultReturned: [
    '2025-09-22T09:00:00.000',
    { receivedBy: 'representative', evidence: 'Giấy ủy quyền 03/2025', means: 'post', owingApology: true },
  ],
  DossierWithdrawn: [
    '2025-09-12T09:00:00.000',
    { request: 'Đơn xin rút 11/09/2025', reason: 'Không còn nhu cầu' },
  ],
  ProcessingStopped: [
    '2025-09-12T09:30:00.000',
    { legalGround: 'Luật Xây dựng 2014 điều 101', reason: 'Đất đang tranh chấp' },
  ],
  EventNeutralised: [
    '2025-09-22T10:00:00.000',
    {
      revision: 9,
      type: 'PaymentConfirmed',
      reason: 'Ghi nhầm hồ sơ',
      restored: {
        handling: {
          phase: 'AwaitingPayment',
          unit: 'H23.15',
          officer: 'nv-0142',
          step: { step: 'tham-dinh', unit: 'H23.15', officer: 'nv-0142', startedAt: vn('2025-09-05T08:20') },
          opinions: {
            pccc: {
              agency: 'H23.20',
              requestedAt: vn('2025-09-08T10:00'),
              dueAt: vn('2025-09-12T17:00'),
              pausesClock: true,
            },
          },
          hops: {
            thue: { agency: 'H23.19', handedOverAt: vn('2025-09-08T09:00'), dueAt: vn('2025-09-10T17:00') },
          },
          askedAtReception: true,
          supplementRequests: 1,
          payment: { totalVnd: 450_000, requiredAt: vn('2025-09-10T10:00') },
          stoodSince: vn('2025-09-08T10:00'),
        },
        due,
        interval: {
          state: 'awaiting-payment',
          party: { kind: 'applicant' },
          from: vn('2025-09-10T10:00'),
        },
      },
    },
  ],
  ServiceRated: ['2025-09-23T20:11:00.000', { rating: 'dissatisfied', comment: 'Trả kết quả chậm' }],
  AskedAgain: ['2025-09-24T08:02:11.000', { command: 'Extend' }],
};

/** What the golden samples of a dossier's events are written from. */
export const goldenDossierEvents: readonly DossierEvent[] = Object.entries(SAMPLES).map(
  ([type, [local, data]]) => ({ type, data, at: vn(local) }) as DossierEvent,
);
