import { epochMs, type Instant } from '@hoso/kernel';
import { workingMs, type WorkingCalendar } from '../../calendar';
import type { Party } from '../../dossier';
import type { ReportFacts } from '../facts/report-facts';

/** A stretch of a dossier's time as the ledger has it; without an end while it runs. */
export interface Held {
  readonly party: Party;
  readonly from: Instant;
  readonly to?: Instant;
}

/** One party's part of a dossier's time. */
export interface Part {
  readonly party: Party;
  /** Exact working milliseconds. */
  readonly ms: number;
}

/** A dossier's time up to a moment: the parts, and the whole, which is counted apart from them. */
export interface TimeOfDossier {
  readonly parts: readonly Part[];
  readonly wholeMs: number;
}

const earlier = (one: Instant, other: Instant | undefined): Instant =>
  other === undefined || one < other ? one : other;

/** Whose the working time of a dossier was, from its reception to the end of its clock, or to `until`. */
export const timeOf = (
  { receivedAt, settlement }: ReportFacts,
  held: readonly Held[],
  { calendar, until }: { readonly calendar: WorkingCalendar; readonly until: Instant },
): TimeOfDossier => {
  if (!receivedAt) return { parts: [], wholeMs: 0 };
  const parts = held
    .filter(({ from }) => from < until)
    .map(({ party, from, to }) => ({ party, ms: workingMs(calendar, from, earlier(until, to)) }));
  return { parts, wholeMs: workingMs(calendar, receivedAt, earlier(until, settlement?.clockEndedAt)) };
};

/** The party with most of the time; the first to have it among equals. */
export const mostTimeOf = ({ parts }: TimeOfDossier): Part | undefined => {
  const sums = new Map<string, Part>();
  for (const { party, ms } of parts) {
    const key = keyOf(party);
    sums.set(key, { party, ms: (sums.get(key)?.ms ?? 0) + ms });
  }
  return [...sums.values()].reduce<Part | undefined>(
    (most, part) => (most === undefined || part.ms > most.ms ? part : most),
    undefined,
  );
};

export const keyOf = ({ kind, id }: Party): string => (id === undefined ? kind : `${kind}:${id}`);

/** Calendar minutes by which one moment lies after another; fractions included. */
export const minutesAfter = (moment: Instant, due: Instant): number =>
  (epochMs(moment) - epochMs(due)) / 60_000;
