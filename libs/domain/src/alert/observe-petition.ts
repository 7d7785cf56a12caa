import { openPetitionDuties, petitionDecider } from '../feedback';
import type { OpenedPetition, PetitionDutyKind, PetitionEvent, PetitionEvents } from '../feedback';
import type { RecordedLateness } from './late-dates';
import type { AlertPolicy } from './policy';
import type { AlertOrder } from './vocabulary';
import type { CaseFact, OpenAlert, Raise, Resolve } from './watch';

export type PetitionFact = CaseFact<PetitionEvent>;

/** The alert of a duty; it is closed while the duty is met, and opens again with it. */
interface PetitionAlert extends OpenAlert {
  /** Key of the duty. */
  readonly about: string;
  readonly isOpen: boolean;
}

/** Who answers for a duty. */
interface Responsible {
  readonly unit: string;
  readonly officer?: string;
}

/** What alerts need to know of a petition. */
export interface PetitionWatch {
  readonly petition: OpenedPetition;
  readonly alerts: readonly PetitionAlert[];
  /** Who had the duties that were met too late, by key: whoever has the petition when that is recorded may be another. */
  readonly missedBy?: Readonly<Record<string, Responsible>>;
}

/** What follows from one fact about a petition. */
export interface ObservedPetition {
  readonly watch: PetitionWatch | undefined;
  readonly raise: readonly Raise[];
  readonly resolve: readonly Resolve[];
  readonly lateness?: RecordedLateness;
}

/** Duties of the official who has the petition; the others are the head's and the unit's. */
const PERSONAL: ReadonlySet<PetitionDutyKind> = new Set(['answer', 'promise']);

const responsible = ({ unit, officer }: OpenedPetition, duty: PetitionDutyKind): Responsible => ({
  unit,
  ...(PERSONAL.has(duty) && officer !== undefined && { officer }),
});

const figuresOf = ({
  duty,
  moment,
  lateness,
}: PetitionEvents['PetitionLateRecorded']): AlertOrder['figures'] => ({
  duty,
  moment,
  lateWorkingMinutes: lateness.workingMinutes,
});

const owed = (petition: OpenedPetition): ReadonlySet<string> =>
  new Set(openPetitionDuties(petition).map(({ key }) => key));

const lateAlert = (
  { event, id, code, evidence }: PetitionFact,
  petition: OpenedPetition,
  policy: AlertPolicy,
): readonly PetitionAlert[] => {
  if (event.type !== 'PetitionLateRecorded' || event.data.retrospective) return [];
  const { duty, key } = event.data;
  const addressed = policy.petitionLate[duty];
  if (!addressed) return [];
  const order: AlertOrder = {
    kind: 'petition-late',
    ...addressed,
    subject: { kind: 'petition', code },
    ...responsible(petition, duty),
    evidence: [evidence],
    figures: figuresOf(event.data),
  };
  return [{ key: id, about: key, order, isOpen: owed(petition).has(key) }];
};

/** What was owed and too late already when the petition went to the successor of its unit. */
const lateAtHome = ({ petition }: PetitionWatch, { event }: PetitionFact) =>
  event.type === 'PetitionRehomed'
    ? openPetitionDuties(petition).filter(({ moment }) => moment < event.at)
    : [];

const missedBy = (
  known: PetitionWatch | undefined,
  after: OpenedPetition,
  fact: PetitionFact,
): PetitionWatch['missedBy'] => {
  if (!known) return {};
  const before = new Set(known.petition.missed.map(({ key }) => key));
  const fresh = after.missed.filter(({ key }) => !before.has(key));
  const late = [...fresh, ...lateAtHome(known, fact)];
  const unnoted = late.filter(({ key }) => known.missedBy?.[key] === undefined);
  const own = unnoted.map(({ key, kind }) => [key, responsible(known.petition, kind)] as const);
  return { ...known.missedBy, ...Object.fromEntries(own) };
};

/** Counts against whoever had the duty: while it is owed, that is who has the petition. */
const latenessOf = (
  { event, code, evidence }: PetitionFact,
  { petition, missedBy: had }: PetitionWatch,
): RecordedLateness | undefined => {
  if (event.type !== 'PetitionLateRecorded' || event.data.retrospective) return undefined;
  const { duty, key, moment } = event.data;
  if (!PERSONAL.has(duty)) return undefined;
  return { ...(had?.[key] ?? responsible(petition, duty)), moment, code, evidence };
};

const openedAgain = (
  { key, order, about }: PetitionAlert,
  { id, evidence }: PetitionFact,
  petition: OpenedPetition,
): PetitionAlert => {
  const { officer: _, ...rest } = order;
  const duty = order.figures['duty'] as PetitionDutyKind;
  return {
    key: `${key} again ${id}`,
    about,
    order: { ...rest, ...responsible(petition, duty), evidence: [...order.evidence, evidence] },
    isOpen: true,
  };
};

const after = (known: PetitionWatch | undefined, { event }: PetitionFact): OpenedPetition | undefined => {
  const petition = petitionDecider.evolve(known?.petition ?? petitionDecider.initial, event);
  return petition.opened ? petition : undefined;
};

/**
 * What a fact about a petition means for alerts: a duty whose lateness is recorded raises one while it is owed. It ends once
 * the law no longer sees the duty, and is raised again where the same duty comes back, as with a late answer that is
 * returned. What was met before the clock looked raises nothing until then; nor does history (`retrospective`), nor
 * anything on a day without a policy. A late answer and a promise that was not kept count as lateness, as the due date of
 * a dossier does; what is late on the way there (forwarding, review, publication) only raises its own alert.
 */
export const observePetition = (
  known: PetitionWatch | undefined,
  fact: PetitionFact,
  policy: AlertPolicy | undefined,
): ObservedPetition => {
  const petition = after(known, fact);
  if (!petition) return { watch: undefined, raise: [], resolve: [] };
  const now = owed(petition);
  const alerts = known?.alerts ?? [];
  const ended = alerts.filter(({ isOpen, about }) => isOpen && !now.has(about));
  const back = policy ? alerts.filter(({ isOpen, about }) => !isOpen && now.has(about)) : [];
  const again = back.map((alert) => openedAgain(alert, fact, petition));
  const fresh = policy ? lateAlert(fact, petition, policy) : [];
  const standing = alerts
    .filter((alert) => !back.includes(alert))
    .map((alert) => (ended.includes(alert) ? { ...alert, isOpen: false } : alert));
  const { evidence } = fact;
  const watch = {
    petition,
    alerts: [...standing, ...again, ...fresh],
    missedBy: missedBy(known, petition, fact),
  };
  const lateness = policy && latenessOf(fact, watch);
  return {
    watch,
    ...(lateness && { lateness }),
    raise: [...again, ...fresh.filter(({ isOpen }) => isOpen)].map(({ key, order }) => ({ key, order })),
    resolve: ended.map(({ key }) => ({ key, reason: evidence.type, evidence })),
  };
};
