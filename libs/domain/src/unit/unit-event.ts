import type { EventOf, PlainDate } from '@hoso/kernel';
import type { Level } from '../procedure/procedure';
import type { Delegation, Officer } from './unit';

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface UnitEvents {
  readonly UnitEstablished: {
    readonly unit: string;
    readonly name: string;
    readonly level: Level;
    readonly validFrom: PlainDate;
    readonly calendar?: string;
  };
  readonly UnitDissolved: {
    readonly unit: string;
    /** The last day in being. */
    readonly validTo: PlainDate;
    /** The unit that takes over its work. */
    readonly successor?: string;
    readonly legalBasis: string;
  };
  readonly OfficerAppointed: { readonly unit: string; readonly officer: Officer };
  /** `validTo` is the last day in office. */
  readonly OfficerReleased: { readonly unit: string; readonly officer: string; readonly validTo: PlainDate };
  readonly DelegationGranted: { readonly unit: string; readonly delegation: Delegation };
  /** `validTo` is the last day on which it holds. */
  readonly DelegationRevoked: {
    readonly unit: string;
    readonly delegation: string;
    readonly validTo: PlainDate;
  };
}

export type UnitEvent = EventOf<UnitEvents>;
