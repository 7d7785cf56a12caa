import type { EventOf, PlainDate } from '@hoso/kernel';
import type { ProcedureVersion } from './procedure';

/** The decision that publishes a version (*quyết định công bố*) and the day it was made public (*công khai*). */
export interface Publication {
  /** Number of the decision, such as `1234/QĐ-UBND`. */
  readonly decision: string;
  readonly decidedOn: PlainDate;
  readonly publishedOn: PlainDate;
}

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface ProcedureEvents {
  readonly ProcedureVersionAdopted: ProcedureVersion;
  readonly ProcedurePublished: Publication & { readonly code: string; readonly version: number };
  readonly ProcedureVersionEnded: {
    readonly code: string;
    readonly version: number;
    /** The last day of force. */
    readonly validTo: PlainDate;
    /** The end that was laid down before, where there was one. */
    readonly formerValidTo?: PlainDate;
    /** Number of the decision that ends it (*quyết định bãi bỏ*). */
    readonly decision: string;
  };
}

export type ProcedureEvent = EventOf<ProcedureEvents>;
