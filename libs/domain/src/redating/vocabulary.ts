import type { Instant, PlainDate } from '@hoso/kernel';
import type { DueDates } from '../dossier';

/** An instrument moves dates by working days, or to an instant where they lie before it. */
export type InstrumentShift = { readonly workingDays: number } | { readonly dueAt: Instant };

/** A legal instrument (flood, system outage): its number and the provision that lets it move dates. */
export type Instrument = { readonly number: string; readonly legalBasis: string } & InstrumentShift;

/** Why dates move without anybody's fault: a calendar announced anew, or a legal instrument. */
export type RedatingCause =
  | { readonly calendar: { readonly region: string; readonly version: number } }
  | { readonly instrument: Instrument };

/** Which open dossiers; what is left out does not narrow. Days are those of the statutory due date, both inclusive. */
export interface DossierScope {
  /** Units in charge. */
  readonly units?: readonly string[];
  readonly procedures?: readonly string[];
  readonly fields?: readonly string[];
  readonly dueFrom?: PlainDate;
  readonly dueTo?: PlainDate;
}

/**
 * What became, or would become, of one dossier: its dates move later or earlier, stay and are no longer (or newly)
 * provisional, do not move, may not be moved, or it has ended meanwhile.
 */
export const REDATING_OUTCOMES = ['later', 'earlier', 'confirmed', 'unchanged', 'refused', 'ended'] as const;

export type RedatingOutcome = (typeof REDATING_OUTCOMES)[number];

export interface RedatedDossier {
  readonly code: string;
  readonly outcome: RedatingOutcome;
  /** Both dates before and after, where they move. */
  readonly from?: DueDates;
  readonly to?: DueDates;
  /** Code of the law's refusal, or of what kept the law from being asked. */
  readonly refusal?: string;
}

/** Dossiers by what became of them. */
export type OutcomeCounts = Readonly<Record<RedatingOutcome, number>>;

export interface RedatingTotals extends OutcomeCounts {
  /** Later, earlier and confirmed: those that carry a `DueDateRevised`. */
  readonly touched: number;
}
