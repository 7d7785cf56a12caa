import type { PlainDate } from '@hoso/kernel';
import type { Limit } from '../calendar';

/** How a dossier reaches the one-stop: in person, online, or by public postal service (NĐ 61/2018 art. 16). */
export const CHANNELS = ['direct', 'online', 'postal'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LEVELS = ['ministry', 'province', 'district', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

/** A paper or datum that the procedure asks for (*thành phần hồ sơ*). */
export interface Component {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  /** The shared database that already holds it: then the applicant may not be asked for it (once-only). */
  readonly obtainableFrom?: string;
  /** Shown, not handed in, or secret: never digitised (TT 01/2023/TT-VPCP art. 4). */
  readonly presentedOnly?: true;
}

/** One step of the handling and its part of the limit, between 0 and 1. */
export interface ProcedureStep {
  readonly code: string;
  readonly name: string;
  readonly shareOfLimit: number;
}

export interface Fee {
  readonly code: string;
  readonly name: string;
  /** Vietnamese đồng, a whole number. */
  readonly amountVnd: number;
}

/** How far a sector law lets the limit be extended (*gia hạn*), in the unit of the limit. */
export interface StatutoryExtension {
  readonly legalBasis: string;
  readonly maximum: number;
  readonly times: number;
}

/** RESET counts the limit anew after a supplement (NĐ 61/2018 art. 19.8); PAUSE goes on with what was left. */
export type SupplementClock = 'RESET' | 'PAUSE';

/** One version of an administrative procedure (*thủ tục hành chính*) and its days of force, both inclusive. */
export interface ProcedureVersion {
  readonly code: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly validTo?: PlainDate;
  readonly name: string;
  readonly field: string;
  readonly level: Level;
  readonly limits: Readonly<Partial<Record<Channel, Limit>>>;
  readonly steps: readonly ProcedureStep[];
  readonly components: readonly Component[];
  readonly fees: readonly Fee[];
  readonly result: { readonly name: string; readonly document: boolean };
  readonly interlinked: boolean;
  readonly opinionPausesClock: boolean;
  readonly supplementClock: SupplementClock;
  /** How long the applicant has to answer a request for a supplement. */
  readonly supplementAnswerWithin: Limit;
  readonly extension?: StatutoryExtension;
  /** `HH:mm`: at or after it a dossier counts from the next working day. */
  readonly cutOff?: string;
  /** Names of the parts above that are examples, not taken from the published procedure. */
  readonly illustrative: readonly string[];
}
