import type { Instant } from '@hoso/kernel';

/** Who is in charge of a dossier: a unit and, once it has given it to one, an official. */
export interface Charge {
  readonly unit: string;
  readonly officer?: string;
}

/** A charge that is over: it lasted up to (not including) `until`. */
export interface FormerCharge extends Charge {
  readonly until: Instant;
  /** Revision of the event that ended it. */
  readonly endedBy: number;
}

/** A unit that ended left the dossier to its successor. */
export interface Rehoming {
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
}

/** How many charges of a dossier are remembered; before the first of them, that one is taken. */
export const CHARGES_KEPT = 32;

const chargeOf = ({ unit, officer }: Charge): Charge => ({
  unit,
  ...(officer !== undefined && { officer }),
});

interface Passing {
  readonly from: Charge;
  readonly to: Charge;
  readonly at: Instant;
  /** Of the event. */
  readonly revision: number;
}

/** The former charges once an event has left a dossier in charge of `to`. */
export const afterPassing = (
  former: readonly FormerCharge[],
  { from, to, at, revision }: Passing,
): readonly FormerCharge[] =>
  from.unit === to.unit && from.officer === to.officer
    ? former
    : [...former, { ...chargeOf(from), until: at, endedBy: revision }].slice(-CHARGES_KEPT);

/** The former charges as if the event of a revision, now neutralised, had passed nothing on. */
export const beforeRevision = (former: readonly FormerCharge[], revision: number): readonly FormerCharge[] =>
  former.filter(({ endedBy }) => endedBy < revision);

/** Who was in charge at a moment, whoever has the dossier `now`. */
export const chargeAt = (moment: Instant, former: readonly FormerCharge[], now: Charge): Charge =>
  chargeOf(former.find(({ until }) => moment < until) ?? now);

/** Who has the work of a unit that was in charge at a moment: itself, or whoever took it over up to `until`. */
export const heirOf = (
  unit: string,
  rehomings: readonly Rehoming[],
  { since, until }: { readonly since: Instant; readonly until?: Instant },
): string =>
  rehomings
    .filter(({ at }) => since <= at && (until === undefined || at <= until))
    .reduce((heir, { from, to }) => (heir === from ? to : heir), unit);
