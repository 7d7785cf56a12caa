import type { Actor, Decision, Instant } from '@hoso/kernel';
import type { WorkingCalendar } from '../calendar';
import type { ProcedureVersion } from '../procedure';
import type { UnitDirectory } from '../unit';
import type { DossierEvent, DossierEvents } from './events/dossier-event';
import type { Policy } from './law';
import type { RefusalCode } from './refusals';
import type { Phase } from './vocabulary';
import type { OpenedDossier } from './state/dossier';

/** All that a decision may know besides the dossier; looked up by the caller, only read by the law. */
export interface Facts {
  /** Business time of the command. */
  readonly at: Instant;
  readonly actor: Actor;
  /** The number allocated to a dossier that this command opens; null in a dry run. */
  readonly code: string | null;
  /** The pinned version; for the reception commands the version in force that day. Undefined: there is none. */
  readonly procedure: ProcedureVersion | undefined;
  readonly calendar: WorkingCalendar;
  readonly units: UnitDirectory;
  readonly policy: Policy;
  /** The store's time of the dossier's first event; absent while that is not written. */
  readonly recordedAt?: Instant;
}

/** Facts once the procedure is known to exist. */
export interface KnownFacts extends Facts {
  readonly procedure: ProcedureVersion;
}

export type DossierDecision = Decision<DossierEvent, RefusalCode>;

/** One command about an opened dossier: from which phases it may be given, and what follows. */
export interface Slice<Data> {
  readonly from: readonly Phase[];
  /** Further phases for history of the regime `imported`. */
  readonly fromImported?: readonly Phase[];
  readonly decide: (data: Data, dossier: OpenedDossier, facts: KnownFacts) => DossierDecision;
}

/** A command that can open a dossier; `dossier` is undefined when it does. */
export interface OpeningSlice<Data> {
  readonly from: readonly Phase[];
  readonly opens: true;
  readonly decide: (data: Data, dossier: OpenedDossier | undefined, facts: KnownFacts) => DossierDecision;
}

/** What is not known is absent from the record, never stored as empty. */
export const known = <Data extends object>(data: Data): Data => {
  const rest: Partial<Data> = {};
  for (const member in data) if (data[member] !== undefined) rest[member] = data[member];
  return rest as Data;
};

/** An event at the business time of the command. */
export const event = <Type extends keyof DossierEvents>(
  type: Type,
  data: DossierEvents[Type],
  { at }: Pick<Facts, 'at'>,
): DossierEvent => ({ type, data: known(data), at }) as DossierEvent;
