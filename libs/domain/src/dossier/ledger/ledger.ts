import type { Instant } from '@hoso/kernel';

/** Who has the dossier's time: the law attributes every working minute to one of them. */
export interface Party {
  readonly kind: 'applicant' | 'agency' | 'unit' | 'officer';
  /** Unit code, or officer id; absent for the applicant. */
  readonly id?: string;
}

export interface Owner {
  readonly party: Party;
  readonly state: 'running' | 'awaiting-applicant' | 'awaiting-payment' | 'awaiting-agency';
}

/** A span with one owner, from its start up to (not including) its end. */
export interface Interval extends Owner {
  readonly from: Instant;
  readonly to: Instant;
}

/** The dossier's time from reception to decision, without gap or overlap. */
export interface Ledger {
  readonly closed: readonly Interval[];
  readonly open?: Owner & { readonly from: Instant };
}

export const EMPTY_LEDGER: Ledger = { closed: [] };

const nameOf = (owner: Owner | undefined): string =>
  owner ? `${owner.state} ${owner.party.kind} ${owner.party.id ?? ''}` : '';

const closeAt = ({ closed, open }: Ledger, at: Instant): readonly Interval[] =>
  open && open.from < at ? [...closed, { ...open, to: at }] : closed;

/** The ledger after `owner` has the dossier's time from `at` on; undefined: the clock is off. */
export const passTo = (ledger: Ledger, owner: Owner | undefined, at: Instant): Ledger => {
  if (nameOf(ledger.open) === nameOf(owner)) return ledger;
  const closed = closeAt(ledger, at);
  return owner ? { closed, open: { ...owner, from: at } } : { closed };
};

/** The ledger as if nothing had happened since the interval `open` was opened. */
export const reopen = (ledger: Ledger, open: NonNullable<Ledger['open']>): Ledger => ({
  closed: ledger.closed.filter(({ to }) => to <= open.from),
  open,
});

/** The running interval ends at `at` and turns out to have been `party`'s; the next goes on with its old owner. */
export const attribute = (ledger: Ledger, party: Party, at: Instant): Ledger => {
  const { open } = ledger;
  return open
    ? { closed: closeAt({ ...ledger, open: { ...open, party } }, at), open: { ...open, from: at } }
    : ledger;
};

/** The ledger without the running interval: the clock ended when that began. */
export const endAtOpen = ({ closed }: Ledger): Ledger => ({ closed });
