import type { DossierEvent } from '../dossier';
import type { AlertPolicy, DutyAlertKind, Excess } from './policy';
import type { RecordedLateness } from './tally';
import { MEANINGS } from './meanings';
import {
  watchOpened,
  type DossierFact,
  type DossierWatch,
  type Meaning,
  type OpenAlert,
  type Raise,
} from './watch';
import type { AlertKind, AlertSubject, Evidence } from './vocabulary';

/** An alert to end. */
export interface Resolve {
  readonly key: string;
  readonly reason: string;
  readonly evidence: Evidence;
}

/** What follows from one fact. */
export interface Observed {
  readonly watch: DossierWatch | undefined;
  readonly raise: readonly Raise[];
  readonly resolve: readonly Resolve[];
  readonly lateness?: RecordedLateness;
}

const meaningOf = ({ type }: DossierEvent): Meaning<never> => {
  const meaning = MEANINGS[type];
  return meaning === 'ignore' ? {} : meaning;
};

const isRetrospective = ({ data }: DossierEvent): boolean =>
  'retrospective' in data && data.retrospective === true;

interface Seen {
  readonly fact: DossierFact;
  readonly watch: DossierWatch;
  readonly policy: AlertPolicy;
}

/** At reception the one-stop answers, in a step whoever has it, otherwise the officer in charge. */
const responsible = ({ unit, officer, step, receivingUnit }: DossierWatch, kind: DutyAlertKind) => {
  if (kind === 'reception-unanswered') return { unit: receivingUnit };
  const person = kind === 'step-overdue' ? (step?.officer ?? officer) : officer;
  return { unit, ...(person !== undefined && { officer: person }) };
};

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
      ...responsible(watch, kind),
      evidence: [fact.evidence],
      figures: figures?.(data) ?? {},
    },
  };
};

const excess = (
  { fact, watch }: Seen,
  kind: Extract<AlertKind, 'too-many-hand-overs' | 'too-many-opinions'>,
  { events, limit }: { readonly events: readonly Evidence[]; readonly limit: Excess },
): readonly Raise[] => {
  const isNew = events.at(-1)?.revision === fact.evidence.revision;
  if (!isNew || events.length !== limit.count || watch.regime === 'imported') return [];
  const { unit, officer } = watch;
  const subject: AlertSubject = { kind: 'dossier', code: fact.code };
  const { count, severity, audience } = limit;
  const answers = { unit, ...(officer !== undefined && { officer }) };
  const order = { kind, severity, audience, subject, ...answers, evidence: events, figures: { count } };
  return [{ key: `${kind} ${fact.code}`, order }];
};

const passedOn = (seen: Seen): readonly Raise[] => {
  const { handOvers, opinions } = seen.policy.shirking;
  const { watch } = seen;
  return [
    ...excess(seen, 'too-many-hand-overs', { events: watch.handOvers, limit: handOvers }),
    ...excess(seen, 'too-many-opinions', { events: watch.opinions, limit: opinions }),
  ];
};

/** What an event ended that turned out to be wrong is a matter again. */
const revived = ({ event, id, evidence }: DossierFact, { endedBy }: DossierWatch): readonly OpenAlert[] => {
  if (event.type !== 'EventNeutralised' || endedBy?.revision !== event.data.revision) return [];
  return endedBy.alerts.map(({ key, order, about }) => ({
    key: `${key} again ${id}`,
    order: { ...order, evidence: [...order.evidence, evidence] },
    ...(about !== undefined && { about }),
  }));
};

const isEnded =
  ({ event }: DossierFact) =>
  ({ order, about }: OpenAlert): boolean => {
    const ends = meaningOf(event).ends?.(event.data as never, event.at);
    if (!ends?.kinds.includes(order.kind as DutyAlertKind)) return false;
    return ends.about === undefined || about === undefined || ends.about === about;
  };

const latenessOf = ({ fact, watch }: Seen): RecordedLateness | undefined => {
  const moment = meaningOf(fact.event).lateAt?.(fact.event.data as never);
  const { unit, officer } = watch;
  if (moment === undefined) return undefined;
  return {
    unit,
    ...(officer !== undefined && { officer }),
    moment,
    code: fact.code,
    evidence: fact.evidence,
  };
};

const followed = (known: DossierWatch | undefined, fact: DossierFact): DossierWatch | undefined => {
  const watch = known ?? watchOpened(fact.event);
  return watch && (meaningOf(fact.event).follow?.(watch, fact.event.data as never, fact) ?? watch);
};

interface Meant {
  readonly raised: readonly OpenAlert[];
  readonly passed: readonly Raise[];
  readonly lateness?: RecordedLateness;
}

const NOTHING: Meant = { raised: [], passed: [] };

const meant = (fact: DossierFact, watch: DossierWatch, policy: AlertPolicy | undefined): Meant => {
  if (!policy || isRetrospective(fact.event)) return NOTHING;
  const seen = { fact, watch, policy };
  const own = dutyAlert(seen);
  const lateness = latenessOf(seen);
  return {
    raised: [...(own ? [own] : []), ...revived(fact, watch)],
    passed: passedOn(seen),
    ...(lateness && { lateness }),
  };
};

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
  if (!watch) return { watch, raise: [], resolve: [] };
  const ended = watch.open.filter(isEnded(fact));
  const { raised, passed, lateness } = meant(fact, watch, policy);
  const { evidence } = fact;
  return {
    watch: {
      ...watch,
      open: [...watch.open.filter((alert) => !ended.includes(alert)), ...raised],
      ...(ended.length > 0 && { endedBy: { revision: evidence.revision, alerts: ended } }),
    },
    raise: [...raised.map(({ key, order }) => ({ key, order })), ...passed],
    resolve: ended.map(({ key }) => ({ key, reason: evidence.type, evidence })),
    ...(lateness && { lateness }),
  };
};
