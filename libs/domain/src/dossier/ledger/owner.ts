import type { Instant } from '@hoso/kernel';
import { isDecided } from '../state/dossier';
import type { Handling } from '../state/handling';
import type { Phase } from '../vocabulary';
import type { Owner } from './ledger';

const BEFORE_RECEPTION: ReadonlySet<Phase> = new Set(['Submitted', 'AwaitingApplicant']);

const APPLICANT = { kind: 'applicant' } as const;

interface Held {
  readonly agency: string;
  readonly since: Instant;
}

const heldByAgencies = ({ hops, opinions }: Handling): readonly Held[] => [
  ...Object.values(hops).map(({ agency, handedOverAt }) => ({ agency, since: handedOverAt })),
  ...Object.values(opinions)
    .filter(({ pausesClock }) => pausesClock)
    .map(({ agency, requestedAt }) => ({ agency, since: requestedAt })),
];

const inCharge = ({ officer, step, unit }: Handling): Owner => {
  const id = step?.officer ?? officer;
  return { state: 'running', party: id ? { kind: 'officer', id } : { kind: 'unit', id: step?.unit ?? unit } };
};

/**
 * Who has the dossier's time: the applicant before the agency that has held it longest before the officer or unit in
 * charge. Undefined: the clock is off (before reception, after the decision).
 */
export const ownerOf = (handling: Handling): Owner | undefined => {
  if (BEFORE_RECEPTION.has(handling.phase) || isDecided(handling.phase)) return undefined;
  if (handling.phase === 'AwaitingSupplement') return { state: 'awaiting-applicant', party: APPLICANT };
  if (handling.phase === 'AwaitingPayment') return { state: 'awaiting-payment', party: APPLICANT };
  const held = heldByAgencies(handling);
  if (held.length === 0) return inCharge(handling);
  const longest = held.reduce((first, next) => (next.since < first.since ? next : first));
  return { state: 'awaiting-agency', party: { kind: 'agency', id: longest.agency } };
};

/** Whether the clock stands: the applicant is awaited, or an opinion that pauses it. */
export const clockStands = ({ phase, opinions }: Handling): boolean =>
  phase === 'AwaitingSupplement' ||
  phase === 'AwaitingPayment' ||
  Object.values(opinions).some(({ pausesClock }) => pausesClock);
