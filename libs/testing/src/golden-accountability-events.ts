import type { DossierEvents, DossierEventType } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import { vn } from './local-time';

/** A local time of Vietnam and what happened then. */
export type Sample<Type extends DossierEventType> = readonly [local: string, data: DossierEvents[Type]];

type Samples<Type extends DossierEventType> = { readonly [Each in Type]: Sample<Each> };

type Accountability =
  | 'DueDateRevised'
  | 'DossierRehomed'
  | 'NearDueRecorded'
  | 'StepOverdueRecorded'
  | 'ApologyDueRecorded'
  | 'OverdueRecorded'
  | 'ApologyBreachRecorded'
  | 'ReceptionUnansweredRecorded'
  | 'SupplementUnansweredRecorded'
  | 'OpinionLateRecorded'
  | 'ReappointmentMissedRecorded'
  | 'ExplanationRequired'
  | 'ExplanationFiled'
  | 'ExplanationAccepted'
  | 'ExplanationReturned'
  | 'ExplanationLateRecorded'
  | 'RemedyDone'
  | 'RemedyOverdueRecorded';

const due = { statutory: vn('2025-09-19T17:00'), current: vn('2025-09-22T17:00'), provisional: false };

const breach = vn('2025-09-19T17:00');

const fact = (duty: string, local: string) => ({
  duty,
  moment: vn(local),
  dueAt: breach,
  lateness: { workingMinutes: 0.004, calendarMs: 240 },
});

/** One realistic event of each type about deadlines and who answers for them, with all that it can carry. */
export const accountabilitySamples: Samples<Accountability> = {
  DueDateRevised: [
    '2025-09-15T09:00:00.000',
    {
      instrument: '4571/QĐ-UBND',
      reason: 'Hệ thống ngừng hoạt động từ 08/09 đến 10/09',
      from: { ...due, current: vn('2025-09-19T17:00') },
      due: { ...due, statutory: vn('2025-09-23T17:00'), current: vn('2025-09-23T17:00') },
      calendar: { region: 'hai-duong', version: 3 },
      workingDays: 2,
    },
  ],
  DossierRehomed: [
    '2025-07-01T07:00:00.000',
    { from: 'H23.09', to: 'H23.15', legalBasis: 'NQ 202/2025/QH15' },
  ],
  NearDueRecorded: [
    '2025-09-17T17:00:00.240',
    {
      ...fact('near-due 2025-09-19T10:00:00.000Z working-days-before 2', '2025-09-17T17:00'),
      threshold: { kind: 'working-days-before', days: 2 },
      retrospective: true,
    },
  ],
  StepOverdueRecorded: [
    '2025-09-12T10:00:00.240',
    {
      ...fact('step-overdue tham-dinh 2025-09-05T01:20:00.000Z', '2025-09-12T10:00'),
      step: 'tham-dinh',
      unit: 'H23.15',
      officer: 'nv-0142',
      startedAt: vn('2025-09-05T08:20'),
      retrospective: true,
    },
  ],
  ApologyDueRecorded: [
    '2025-09-18T17:00:00.240',
    { ...fact('apology-due 2025-09-19T10:00:00.000Z', '2025-09-18T17:00'), retrospective: true },
  ],
  OverdueRecorded: [
    '2025-09-19T17:00:00.240',
    {
      ...fact('overdue 2025-09-19T10:00:00.000Z', '2025-09-19T17:00'),
      unit: 'H23.15',
      officer: 'nv-0142',
      retrospective: true,
    },
  ],
  ApologyBreachRecorded: [
    '2025-09-29T17:00:00.240',
    {
      ...fact('apology-breach 2025-09-22T02:00:00.000Z', '2025-09-29T17:00'),
      returnedAt: vn('2025-09-22T09:00'),
      retrospective: true,
    },
  ],
  ReceptionUnansweredRecorded: [
    '2025-09-04T09:12:40.358',
    {
      ...fact('reception-unanswered 2025-09-03T02:12:40.118Z', '2025-09-04T09:12:40.118'),
      dueAt: vn('2025-09-04T09:12:40.118'),
      submittedAt: vn('2025-09-03T09:12:40.118'),
      retrospective: true,
    },
  ],
  SupplementUnansweredRecorded: [
    '2025-09-16T17:00:00.240',
    {
      ...fact('supplement-unanswered 2025-09-09T02:00:00.000Z', '2025-09-16T17:00'),
      dueAt: vn('2025-09-16T17:00'),
      requestedAt: vn('2025-09-09T09:00'),
      retrospective: true,
    },
  ],
  ReappointmentMissedRecorded: [
    '2025-09-22T17:00:00.240',
    {
      ...fact('reappointment-missed 2025-09-22T10:00:00.000Z', '2025-09-22T17:00'),
      dueAt: vn('2025-09-22T17:00'),
      unit: 'H23.15',
      officer: 'nv-0142',
      over: true,
      retrospective: true,
    },
  ],
  OpinionLateRecorded: [
    '2025-09-12T17:00:00.240',
    {
      ...fact('opinion-late pccc 2025-09-08T03:00:00.000Z', '2025-09-12T17:00'),
      dueAt: vn('2025-09-12T17:00'),
      opinion: 'pccc',
      agency: 'H23.20',
      requestedAt: vn('2025-09-08T10:00'),
      retrospective: true,
    },
  ],
  ExplanationRequired: ['2025-09-19T17:00:00.240', { breach, unit: 'H23.15', dueAt: vn('2025-09-26T17:00') }],
  ExplanationFiled: [
    '2025-09-25T15:30:00.000',
    {
      breach,
      unit: 'H23.15',
      filedBy: 'nv-0003',
      cause: 'officer-slow',
      nature: 'subjective',
      step: 'tham-dinh',
      officer: 'nv-0142',
      narrative: 'Hồ sơ lưu tại bước thẩm định bảy ngày làm việc, quá phần thời hạn của bước',
      remedy: { what: 'Bố trí thêm một chuyên viên thẩm định', dueOn: plainDateOf('2025-10-15') },
      prevention: 'Rà soát hồ sơ sắp đến hạn vào đầu mỗi buổi sáng',
      late: false,
    },
  ],
  ExplanationAccepted: ['2025-09-30T09:00:00.000', { breach, judgedBy: 'tt-0001' }],
  ExplanationReturned: [
    '2025-09-26T09:00:00.000',
    {
      breach,
      judgedBy: 'tt-0001',
      reason: 'Chưa nêu rõ trách nhiệm của lãnh đạo phòng',
      dueAt: vn('2025-10-01T17:00'),
    },
  ],
  ExplanationLateRecorded: [
    '2025-09-26T17:00:00.240',
    {
      ...fact('explanation-late 2025-09-19T10:00:00.000Z 2025-09-26T10:00:00.000Z', '2025-09-26T17:00'),
      dueAt: vn('2025-09-26T17:00'),
      breach,
      unit: 'H23.15',
      retrospective: true,
    },
  ],
  RemedyDone: [
    '2025-10-16T10:00:00.000',
    { breach, evidence: 'Quyết định phân công 88/QĐ-SXD ngày 16/10/2025', late: true },
  ],
  RemedyOverdueRecorded: [
    '2025-10-15T17:00:00.240',
    {
      ...fact('remedy-overdue 2025-09-19T10:00:00.000Z 2025-09-25T08:30:00.000Z', '2025-10-15T17:00'),
      dueAt: vn('2025-10-15T17:00'),
      breach,
      unit: 'H23.15',
      what: 'Bố trí thêm một chuyên viên thẩm định',
      dueOn: plainDateOf('2025-10-15'),
      retrospective: true,
    },
  ],
};
