import type { Instant } from '@hoso/kernel';
import { afterPassing, beforeRevision } from '../dossier';
import type { Charge, DossierEvent, DossierEvents, FormerCharge, Regime, Rehoming } from '../dossier';
import type { AlertPolicy, DutyAlertKind } from './policy';
import type { LateDates } from './late-dates';
import type { AlertOrder, Evidence } from './vocabulary';

/** A recorded event of a case, with where it stands in the log. */
export interface CaseFact<Event> {
  readonly event: Event;
  /** Id of the event in the store. */
  readonly id: string;
  readonly code: string;
  readonly evidence: Evidence;
}

export type DossierFact = CaseFact<DossierEvent>;

/** An alert to raise; its id is derived from `key`, so that it is raised once, whoever asks and however often. */
export interface Raise {
  readonly key: string;
  readonly order: AlertOrder;
}

/** An alert to end. */
export interface Resolve {
  readonly key: string;
  readonly reason: string;
  readonly evidence: Evidence;
}

/** An alert about a dossier whose matter has not ended. */
export interface OpenAlert extends Raise {
  /** Which of several the alert is about: the opinion, the step, the breach. */
  readonly about?: string;
}

/** One act by which the unit in charge had others do, or decide, what was its own. */
export interface PassedOn {
  readonly kind: 'hand-over' | 'opinion';
  readonly unit: string;
  readonly evidence: Evidence;
}

/**
 * What alerts need to know of a dossier: who has it and had it, how often it was passed on, which alerts are open. Optional
 * members are absent as well where a watch was written before they were kept.
 */
export interface DossierWatch {
  readonly regime: Regime;
  readonly receivingUnit: string;
  readonly unit: string;
  readonly officer?: string;
  /** Who was in charge before. */
  readonly former?: readonly FormerCharge[];
  readonly rehomings?: readonly Rehoming[];
  /** The unit whose head explains, by breach. */
  readonly explaining?: Readonly<Record<string, string>>;
  /** How often which unit passed it on within its own competence. */
  readonly passedOn?: readonly PassedOn[];
  /** Agencies that it was handed over to. */
  readonly handedTo?: readonly string[];
  /** Absent in older watches: of what was counted by then nothing is taken back. */
  readonly dates?: LateDates;
  readonly open: readonly OpenAlert[];
  /** Those that ended, or were not raised, because what they tell of is no lateness. */
  readonly baseless?: readonly OpenAlert[];
  /** The alerts that an event ended which may yet be neutralised. */
  readonly endedBy?: { readonly revision: number; readonly alerts: readonly OpenAlert[] };
}

/** A fact, the watch after it and the policy of its day. */
export interface Seen {
  readonly fact: DossierFact;
  readonly watch: DossierWatch;
  readonly policy: AlertPolicy;
}

/** How the watch follows an event, before any alert is thought of. */
type Follow<Data> = (watch: DossierWatch, data: Data, fact: DossierFact) => DossierWatch;

/** Which alerts, and about which of several, an event ends. */
export interface Ending {
  readonly kinds: readonly DutyAlertKind[];
  readonly about?: string;
  /** About this one it goes on. */
  readonly except?: string | undefined;
}

/** What one kind of event means for alerts. */
export interface Meaning<Data> {
  readonly follow?: Follow<Data>;
  readonly ends?: (data: Data, at: Instant) => Ending;
  readonly raises?: DutyAlertKind;
  /** Which of several the alert is about. */
  readonly about?: (data: Data) => string;
  readonly figures?: (data: Data) => AlertOrder['figures'];
  /** Counts as lateness of whoever the event says was in charge, at its legal moment. */
  readonly late?: (data: Data) => Charge & { readonly moment: Instant };
}

/** One meaning for each event; a new event does not compile without. */
export type Meanings<Events> = {
  readonly [Type in keyof Events & keyof DossierEvents]: Meaning<DossierEvents[Type]> | 'ignore';
};

/** The watch with who was in charge up to an event that made `after` of `before`. */
export const withCharges = (
  before: DossierWatch,
  after: DossierWatch,
  { event: { type, data, at }, evidence: { revision } }: DossierFact,
): DossierWatch => {
  const { former = [] } = before;
  const next =
    type === 'EventNeutralised'
      ? beforeRevision(former, data.revision)
      : afterPassing(former, { from: before, to: after, at, revision });
  return next === former ? after : { ...after, former: next };
};

/** Where a dossier stands whose first event this is; undefined for an event that opens none. */
export const watchOpened = ({ data }: DossierEvent): DossierWatch | undefined => {
  const opening = 'opening' in data ? data.opening : undefined;
  if (!opening || !('rules' in data)) return undefined;
  const { receivingUnit } = opening;
  return {
    regime: data.rules.regime,
    receivingUnit,
    unit: receivingUnit,
    open: [],
  };
};
