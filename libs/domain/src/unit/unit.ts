import type { PlainDate } from '@hoso/kernel';
import type { Level } from '../procedure/procedure';

/** A span of days, both inclusive; without an end it is still open. */
export interface Validity {
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
}

export interface Officer extends Validity {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  /** Head of the unit (*thủ trưởng*) or deputy signing for the head. */
  readonly head: boolean;
}

/** One official acting in another's stead (*ủy quyền*) between two days. */
export interface Delegation extends Validity {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly legalBasis: string;
}

/** An agency or office; after a merger it ends and names its successor. */
export interface Unit extends Validity {
  /** The unit code of the dossier number, such as `H23.15` or `000.00.15.H23`. */
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly successor?: string;
  /** Region of the calendar it works by; the engine's default where it names none. */
  readonly calendar?: string;
  /** The latest term of each official. */
  readonly officers: Readonly<Record<string, Officer>>;
  /** Terms that ended before the same official was appointed again. */
  readonly formerTerms?: readonly Officer[];
  readonly delegations: Readonly<Record<string, Delegation>>;
}

/** All units known to the engine, by id. */
export type UnitDirectory = ReadonlyMap<string, Unit>;

export const isValidOn = ({ validFrom, validTo }: Validity, day: PlainDate): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);
