import {
  accountabilityDecider,
  accountabilityPeriod,
  DEFAULT_ACCOUNTABILITY_POLICY,
  DEFAULT_POLICY,
  figuresOf,
  HAI_DUONG,
  type AccountabilityFacts,
  type AccountabilityReportEvent,
  type AccountabilityReportEvents,
  type BreachFacts,
  type ReportedBreach,
} from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import { deciderSpec } from './decider-spec';
import { DUE } from './dossier-history';
import { vn } from './local-time';
import { HANDLING_UNIT, unitDirectory } from './unit-directory';

const UNITS = unitDirectory();
const PERIOD = '2025-06';

/** A breach of June 2025 whose explanation is awaited; decided six calendar days late. */
export const awaitedBreach = (dossier: string, changes: Partial<BreachFacts> = {}): BreachFacts => ({
  dossier,
  procedure: '1.004227',
  breach: DUE,
  lateUntil: vn('2025-06-30T10:00'),
  stage: 'awaited',
  explanationDueAt: vn('2025-07-01T17:00'),
  explainedLate: false,
  unapologised: false,
  ...changes,
});

/** The same, explained and accepted. */
export const acceptedBreach = (dossier: string, changes: Partial<BreachFacts> = {}): BreachFacts =>
  awaitedBreach(dossier, {
    stage: 'accepted',
    filedBy: 'an',
    judgedBy: 'thanh-tra',
    cause: 'officer-slow',
    nature: 'subjective',
    step: 'appraise',
    officer: 'binh',
    prevention: 'a look at what is near due every morning',
    remedy: {
      what: 'a second appraiser',
      dueOn: plainDateOf('2025-07-04'),
      doneAt: vn('2025-07-04T08:00'),
      late: false,
    },
    apology: { letter: 'XL-1', at: vn('2025-06-23T09:00') },
    ...changes,
  });

/** The facts of a command about the handling unit’s report on June 2025, given by its head. */
export const reportFacts = (
  local: string,
  breaches: readonly BreachFacts[] = [],
  changes: Partial<AccountabilityFacts> = {},
): AccountabilityFacts => ({
  at: vn(local),
  actor: { id: 'an', role: 'head', unit: HANDLING_UNIT },
  unit: HANDLING_UNIT,
  period: accountabilityPeriod(PERIOD)!,
  calendar: HAI_DUONG,
  units: UNITS,
  policy: DEFAULT_ACCOUNTABILITY_POLICY,
  superiors: DEFAULT_POLICY.superiors,
  listed: { position: '4711', breaches, unread: [] },
  ...changes,
});

/** `givenReport(...events).when(command, '2025-07-01T08:00', breaches?, changedFacts?)` for the law of a report. */
export const givenReport = deciderSpec(accountabilityDecider, reportFacts);

const OF = { unit: HANDLING_UNIT, period: PERIOD };

/** What was gathered of breaches that each took six calendar days. */
export const gathered = (
  local: string,
  breaches: readonly BreachFacts[],
  changes: Partial<AccountabilityReportEvents['AccountabilityGathered']> = {},
): AccountabilityReportEvent => {
  const reported: readonly ReportedBreach[] = breaches.map((each) => ({ ...each, daysLate: 6 }));
  return {
    type: 'AccountabilityGathered',
    at: vn(local),
    data: {
      ...OF,
      from: plainDateOf('2025-06-01'),
      to: plainDateOf('2025-06-30'),
      gatheredBy: 'an',
      position: '4711',
      figures: figuresOf(reported),
      breaches: reported,
      ...changes,
    },
  };
};

/** Signed by the head, in time for the first working week of July. */
export const submittedReport = (
  local: string,
  changes: Partial<AccountabilityReportEvents['AccountabilitySubmitted']> = {},
): AccountabilityReportEvent => ({
  type: 'AccountabilitySubmitted',
  at: vn(local),
  data: {
    ...OF,
    submittedBy: 'an',
    position: '4711',
    prevention: 'two appraisers for each field',
    open: [],
    dueAt: vn('2025-07-07T17:00'),
    late: false,
    ...changes,
  },
});

export const reviewedReport = (
  local: string,
  changes: Partial<AccountabilityReportEvents['AccountabilityReviewed']> = {},
): AccountabilityReportEvent => ({
  type: 'AccountabilityReviewed',
  at: vn(local),
  data: { ...OF, verdict: 'accepted', reviewedBy: 'thanh-tra', ...changes },
});

/** One realistic event of each type of a periodic report, with all that it can carry. */
export const goldenReportEvents: readonly AccountabilityReportEvent[] = [
  gathered('2025-07-01T08:00', [
    acceptedBreach('H23.01-250610-0001', {
      originalDueAt: DUE,
      appointedAt: vn('2025-06-30T17:00'),
    }),
    awaitedBreach('H23.01-250610-0002', { stage: 'returned', explainedLate: true, unapologised: true }),
  ]),
  submittedReport('2025-07-01T09:00', {
    prevention: 'Bố trí hai chuyên viên thẩm định cho mỗi lĩnh vực',
    open: [{ dossier: 'H23.01-250610-0002', breach: DUE, reason: 'Chuyên viên phụ trách nghỉ ốm dài ngày' }],
  }),
  reviewedReport('2025-07-02T08:00', {
    verdict: 'returned',
    reason: 'Chưa nêu rõ trách nhiệm của lãnh đạo phòng',
    dueAt: vn('2025-07-07T17:00'),
  }),
];
