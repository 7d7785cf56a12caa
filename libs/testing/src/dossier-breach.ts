import { HAI_DUONG, workingMs, type ClockFact, type DossierEvent, type DossierEvents } from '@hoso/domain';
import { epochMs, plainDateOf, type Instant } from '@hoso/kernel';
import { DUE, happened, inHandling, supplementAsked } from './dossier-history';
import { vn } from './local-time';
import { HANDLING_UNIT } from './unit-directory';

/** The head of a fact of the clock, recorded at a local time of Vietnam. */
export const clockFact = (
  local: string,
  {
    duty,
    moment,
    dueAt = moment,
  }: { readonly duty: string; readonly moment: Instant; readonly dueAt?: Instant },
): ClockFact => ({
  duty,
  moment,
  dueAt,
  lateness: {
    workingMinutes: workingMs(HAI_DUONG, moment, vn(local)) / 60_000,
    calendarMs: epochMs(vn(local)) - epochMs(moment),
  },
});

/** The breach of the histories below is recorded a second after it. */
export const BREACH_RECORDED = '2025-06-24T17:00:01';
/** Five working days after the breach. */
export const EXPLANATION_DUE = vn('2025-07-01T17:00');

/** In handling, and the statutory due date has passed: an explanation is owed. */
export const overdue: readonly DossierEvent[] = [
  ...inHandling,
  happened('OverdueRecorded', BREACH_RECORDED, {
    ...clockFact(BREACH_RECORDED, { duty: `overdue ${DUE}`, moment: DUE }),
    unit: HANDLING_UNIT,
    officer: 'binh',
  }),
  happened('ExplanationRequired', BREACH_RECORDED, {
    breach: DUE,
    unit: HANDLING_UNIT,
    dueAt: EXPLANATION_DUE,
  }),
];

/** The date after a pause. */
export const SECOND_DUE = vn('2025-06-27T17:00');

/** What follows the histories above when the dossier waits for the applicant and is late a second time. */
export const overdueAgain: readonly DossierEvent[] = [
  supplementAsked('2025-06-25T08:00', { clock: 'PAUSE' }),
  happened('SupplementReceived', '2025-06-26T08:00', {
    components: [],
    due: { statutory: SECOND_DUE, current: SECOND_DUE, provisional: false },
  }),
  happened('ExplanationRequired', '2025-06-27T17:00:01', {
    breach: SECOND_DUE,
    unit: HANDLING_UNIT,
    dueAt: vn('2025-07-04T17:00'),
  }),
];

/** The explanation of the first breach above, by the head of the handling unit. */
export const explained = (
  local: string,
  changes: Partial<DossierEvents['ExplanationFiled']> = {},
): DossierEvent =>
  happened('ExplanationFiled', local, {
    step: 'appraise',
    officer: 'binh',
    narrative: 'seven days on one desk',
    remedy: { what: 'a second appraiser', dueOn: plainDateOf('2025-07-04') },
    prevention: 'a look at what is near due every morning',
    cause: 'officer-slow',
    breach: DUE,
    unit: HANDLING_UNIT,
    filedBy: 'an',
    late: false,
    nature: 'subjective',
    ...changes,
  });
