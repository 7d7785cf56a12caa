import type { Instant } from '@hoso/kernel';
import type { EndedLife } from './living';
import type { Target } from './life';

/** What the generator is to send. */
export type LoadKind =
  /** As fast as the answers come; measured after the warm-up. */
  | { readonly kind: 'closed'; readonly warmUpSeconds: number; readonly seconds: number }
  /** At a fixed rate, whatever the answers do. */
  | { readonly kind: 'open'; readonly perSecond: number; readonly seconds: number }
  /** So many dossiers, unmeasured. */
  | { readonly kind: 'fill'; readonly dossiers: number };

/** Processes whose CPU time is read as a measurement begins and ends, by name: one, or all that it has started. */
export type Watched = Readonly<
  Record<string, { readonly pid: number; readonly part: 'itself' | 'descendants' }>
>;

export interface LoadOrder {
  readonly load: LoadKind;
  readonly target: Target;
  readonly concurrency: number;
  /** Number of the first dossier; it decides about its length and whether the applicant comes again. */
  readonly firstIndex: number;
  readonly now: Instant;
  readonly watched: Watched;
}

/** What was measured; `latenciesMs` holds every sample. */
export interface LoadResult {
  readonly seconds: number;
  readonly commands: number;
  readonly appends: number;
  readonly latenciesMs: Float64Array;
  /** Of the watched processes and the generator itself, while it was measured. */
  readonly cpuMs: Readonly<Record<string, number>>;
  /** All dossiers sent, also outside the measurement; each is at its end. */
  readonly lives: readonly EndedLife[];
}
