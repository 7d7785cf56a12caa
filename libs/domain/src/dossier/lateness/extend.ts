import { extendDueDate, type Limit } from '../../calendar';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuse } from '../refusals';
import type { DueDates } from '../vocabulary';

export interface Extend {
  /** Number of the decision that grants it; the same decision counts once. */
  readonly decision: string;
  readonly legalBasis: string;
  readonly reason: string;
  /** In the unit of the dossier's limit. */
  readonly amount: number;
}

const extendedBy = (
  by: Limit,
  { statutory, current, provisional }: DueDates,
  { calendar }: KnownFacts,
): DueDates => {
  const [first, second] = [extendDueDate(calendar, statutory, by), extendDueDate(calendar, current, by)];
  const isProvisional = provisional || first.provisional || second.provisional;
  return { statutory: first.dueAt, current: second.dueAt, provisional: isProvisional };
};

/**
 * A statutory extension (*gia hạn*): only where a sector law grants it, within its maximum, before the limit ends. It is
 * not the re-appointment of a late dossier.
 */
export const extend: Slice<Extend> = {
  from: ['InHandling'],
  decide: ({ decision, legalBasis, reason, amount }, { due, extensions, reception }, facts) => {
    if (extensions.some((granted) => granted.decision === decision)) return [];
    const allowed = facts.procedure.extension;
    if (!allowed) return refuse('no-statutory-extension', { procedure: facts.procedure.code });
    if (facts.at > due!.statutory)
      return refuse('extension-after-due', { dueAt: due!.statutory, at: facts.at });
    const granted = extensions.reduce((sum, extension) => sum + extension.amount, 0);
    if (granted + amount > allowed.maximum || extensions.length >= allowed.times) {
      return refuse('extension-beyond-maximum', {
        ...allowed,
        granted,
        times: extensions.length,
        asked: amount,
      });
    }
    const extended = extendedBy({ amount, unit: reception!.limit.unit }, due!, facts);
    const data = { decision, legalBasis, reason, amount, from: due!.current, due: extended };
    return [event('DeadlineExtended', data, facts)];
  },
};
