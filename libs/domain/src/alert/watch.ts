import type { Instant } from '@hoso/kernel';
import type { DossierEvent, DossierEvents, Regime } from '../dossier';
import type { DutyAlertKind } from './policy';
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

/** An alert about a dossier whose matter has not ended. */
export interface OpenAlert extends Raise {
  /** Which of several the alert is about: the opinion, the step. */
  readonly about?: string;
}

/** What alerts need to know of a dossier: who has it, how often it was passed on, which alerts are open. */
export interface DossierWatch {
  readonly regime: Regime;
  readonly receivingUnit: string;
  readonly unit: string;
  readonly officer?: string;
  /** The running step and who has it. */
  readonly step?: { readonly step: string; readonly officer?: string };
  readonly handOvers: readonly Evidence[];
  readonly opinions: readonly Evidence[];
  readonly open: readonly OpenAlert[];
  /** The alerts that an event ended which may yet be neutralised. */
  readonly endedBy?: { readonly revision: number; readonly alerts: readonly OpenAlert[] };
}

/** How the watch follows an event, before any alert is thought of. */
type Follow<Data> = (watch: DossierWatch, data: Data, fact: DossierFact) => DossierWatch;

/** Which alerts, and about which of several, an event ends. */
export interface Ending {
  readonly kinds: readonly DutyAlertKind[];
  readonly about?: string;
}

/** What one kind of event means for alerts. */
export interface Meaning<Data> {
  readonly follow?: Follow<Data>;
  readonly ends?: (data: Data, at: Instant) => Ending;
  readonly raises?: DutyAlertKind;
  /** Which of several the alert is about. */
  readonly about?: (data: Data) => string;
  readonly figures?: (data: Data) => AlertOrder['figures'];
  /** Counts as lateness of the unit and officer in charge, at its legal moment. */
  readonly lateAt?: (data: Data) => Instant;
}

/** One meaning for each event; a new event does not compile without. */
export type Meanings<Events> = {
  readonly [Type in keyof Events & keyof DossierEvents]: Meaning<DossierEvents[Type]> | 'ignore';
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
    handOvers: [],
    opinions: [],
    open: [],
  };
};
