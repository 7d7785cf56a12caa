import type { DossierEvent } from '../dossier';
import type { AlertPolicy, DutyAlertKind } from './policy';
import {
  datedBy,
  fallenIn,
  isLeft,
  standingOnlyIn,
  withLateness,
  type LateDates,
  type RecordedLateness,
} from './late-dates';
import { MEANINGS } from './meanings';
import { passedOnTooOften } from './passed-on';
import { responsible } from './responsible';
import {
  watchOpened,
  withCharges,
  type DossierFact,
  type DossierWatch,
  type Meaning,
  type OpenAlert,
  type Raise,
  type Resolve,
  type Seen,
} from './watch';

/** What follows from one fact. */
export interface Observed {
  readonly watch: DossierWatch | undefined;
  readonly raise: readonly Raise[];
  readonly resolve: readonly Resolve[];
  readonly lateness?: RecordedLateness;
  /** Counted before, and none any more. */
  readonly takenBack: readonly RecordedLateness[];
  /** Taken back before, and one again. */
  readonly again: readonly RecordedLateness[];
}

const meaningOf = ({ type }: DossierEvent): Meaning<never> => {
  const meaning = MEANINGS[type];
  return meaning === 'ignore' ? {} : meaning;
};

/** Recorded of history, or when its matter had ended: nobody can do anything about it. */
const isPast = ({ data }: DossierEvent): boolean =>
  ('retrospective' in data && data.retrospective === true) || ('over' in data && data.over === true);

const dutyAlert = ({ fact, watch, policy }: Seen): OpenAlert | undefined => {
  const { raises: kind, about, figures } = meaningOf(fact.event);
  const addressed = kind && policy.raises[kind];
  if (!kind || !addressed) return undefined;
  const data = fact.event.data as never;
  return {
    key: fact.id,
    ...(about && { about: about(data) }),
    order: {
      kind,
      ...addressed,
      subject: { kind: 'dossier', code: fact.code },
      ...responsible(fact, watch),
      evidence: [fact.evidence],
      figures: figures?.(data) ?? {},
    },
  };
};

const anew =
  ({ id, evidence }: DossierFact) =>
  ({ key, order, about }: OpenAlert): OpenAlert => ({
    key: `${key} again ${id}`,
    order: { ...order, evidence: [...order.evidence, evidence] },
    ...(about !== undefined && { about }),
  });

/** What an event ended that turned out to be wrong is a matter again. */
const revived = ({ event }: DossierFact, { endedBy }: DossierWatch): readonly OpenAlert[] =>
  event.type === 'EventNeutralised' && endedBy?.revision === event.data.revision ? endedBy.alerts : [];

const OF_BREACH: ReadonlySet<string> = new Set<DutyAlertKind>([
  'explanation-required',
  'explanation-late',
  'remedy-overdue',
]);

/** The due date whose passing an alert tells of, itself or by what its head owes for it. */
const dateToldBy = ({ order: { kind, figures }, about }: OpenAlert) => {
  if (kind === 'overdue') return figures['moment'];
  return OF_BREACH.has(kind) ? about : undefined;
};

const tellsOf =
  (latenesses: readonly RecordedLateness[]) =>
  (alert: OpenAlert): boolean =>
    latenesses.some(({ moment }) => moment === dateToldBy(alert));

const isEnded =
  ({ event }: DossierFact) =>
  ({ order, about }: OpenAlert): boolean => {
    const ends = meaningOf(event).ends?.(event.data as never, event.at);
    if (!ends?.kinds.includes(order.kind as DutyAlertKind)) return false;
    if (ends.except !== undefined && ends.except === about) return false;
    return ends.about === undefined || about === undefined || ends.about === about;
  };

const latenessOf = ({ fact }: Seen): RecordedLateness | undefined => {
  const { event, code, evidence } = fact;
  const late = meaningOf(event).late?.(event.data as never);
  return late && { ...late, code, evidence };
};

const followed = (known: DossierWatch | undefined, fact: DossierFact): DossierWatch | undefined => {
  const watch = known ?? watchOpened(fact.event);
  const after = watch && meaningOf(fact.event).follow?.(watch, fact.event.data as never, fact);
  return watch && after ? withCharges(watch, after, fact) : watch;
};

interface Meant {
  readonly raised: readonly OpenAlert[];
  readonly passed: readonly Raise[];
  readonly lateness?: RecordedLateness;
}

const NOTHING: Meant = { raised: [], passed: [] };

const meant = (
  fact: DossierFact,
  watch: DossierWatch,
  { policy, again }: { readonly policy: AlertPolicy | undefined; readonly again: readonly OpenAlert[] },
): Meant => {
  if (!policy || isPast(fact.event)) return NOTHING;
  const seen = { fact, watch, policy };
  const own = dutyAlert(seen);
  const lateness = latenessOf(seen);
  return {
    raised: [...(own ? [own] : []), ...[...revived(fact, watch), ...again].map(anew(fact))],
    passed: passedOnTooOften(seen),
    ...(lateness && { lateness }),
  };
};

interface Judged extends Meant {
  readonly dates: LateDates;
  /** Alerts of what was no lateness when it was recorded. */
  readonly never: readonly OpenAlert[];
}

/** What the clock comes to only after a date was revised is nobody's lateness, and nobody owes anything for it. */
const judged = ({ raised, passed, lateness }: Meant, dated: LateDates): Judged => {
  const dates = lateness ? withLateness(dated, lateness) : dated;
  const isGroundless = tellsOf(fallenIn(dates));
  return {
    raised: raised.filter((alert) => !isGroundless(alert)),
    passed,
    dates,
    never: raised.filter(isGroundless),
    ...(lateness && !isLeft(dated, lateness) && { lateness }),
  };
};

const NO_DATES: LateDates = { held: [], late: [] };

/**
 * What a fact about a dossier means for alerts. Without a policy in force on its day nothing is raised, and nothing for
 * what was late before the dossier was recorded (`retrospective`); what has ended is ended all the same.
 */
export const observe = (
  known: DossierWatch | undefined,
  fact: DossierFact,
  policy: AlertPolicy | undefined,
): Observed => {
  const watch = followed(known, fact);
  if (!watch) return { watch, raise: [], resolve: [], takenBack: [], again: [] };
  const { evidence } = fact;
  const { dates = NO_DATES, baseless = [] } = watch;
  const dated = datedBy(dates, fact.event, evidence.revision);
  const takenBack = standingOnlyIn(dates, dated);
  const again = standingOnlyIn(dated, dates);
  const unfounded = watch.open.filter(tellsOf(fallenIn(dated)));
  const ended = watch.open.filter((alert) => unfounded.includes(alert) || isEnded(fact)(alert));
  const founded = baseless.filter(tellsOf(again));
  const judgedNow = judged(meant(fact, watch, { policy, again: founded }), dated);
  const { raised, passed, lateness, never } = judgedNow;
  return {
    watch: {
      ...watch,
      dates: judgedNow.dates,
      open: [...watch.open.filter((alert) => !ended.includes(alert)), ...raised],
      baseless: [...baseless.filter((alert) => !founded.includes(alert)), ...unfounded, ...never],
      ...(ended.length > 0 && { endedBy: { revision: evidence.revision, alerts: ended } }),
    },
    raise: [...raised.map(({ key, order }) => ({ key, order })), ...passed],
    resolve: ended.map(({ key }) => ({ key, reason: evidence.type, evidence })),
    ...(lateness && { lateness }),
    takenBack,
    again,
  };
};
