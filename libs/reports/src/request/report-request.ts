import type { Bounds, Period } from '@hoso/domain';
import type { Instant, PlainDate } from '@hoso/kernel';

/** Up to where what had been recorded is read: a position of the log, or the last one recorded by an instant. */
export type RecordedBy = { readonly position: bigint } | { readonly time: Instant };

/** What is asked for; `from` and `to` are business time, inclusive local days of Vietnam. */
export interface ReportRequest {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Only dossiers that it received, that it is in charge of, or that it handed to its successor. */
  readonly unit?: string;
  readonly procedure?: string;
  readonly asOf?: RecordedBy;
}

/** What a report is made of once it is known to make sense. */
export interface ReportScope {
  readonly period: Period;
  readonly bounds: Bounds;
  readonly unit?: string;
  readonly procedure?: string;
  /** Everything recorded up to it, and nothing after it, is in the figures; undefined: nothing had been recorded. */
  readonly position: bigint | undefined;
  /** The instant that was asked for as `asOf`. */
  readonly asOf?: Instant;
  /** Whether the period was over by the moment to which it is counted. */
  readonly isFinal: boolean;
}
