import type { Limit } from '../../calendar';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuseLimit } from '../guards/limits';
import { extendedBy } from '../ledger/due-dates';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';

export interface Extend {
  /** Number of the decision that grants it; the same decision counts once, and never for another amount. */
  readonly decision: string;
  readonly legalBasis: string;
  readonly reason: string;
  /** In the unit of the dossier's limit. */
  readonly amount: number;
}

/** Refuses what no sector law grants, more than it grants, and what comes after the limit has ended. */
const refuseExtension = (by: Limit, { due, extensions }: OpenedDossier, { procedure, at }: KnownFacts) => {
  const allowed = procedure.extension;
  if (!allowed) return refuse('no-statutory-extension', { procedure: procedure.code });
  if (at > due!.statutory) return refuse('extension-after-due', { dueAt: due!.statutory, at });
  const granted = extensions.reduce((sum, { amount }) => sum + amount, 0);
  const within = granted + by.amount <= allowed.maximum && extensions.length < allowed.times;
  const facts = { ...allowed, granted, grantedTimes: extensions.length, asked: by.amount };
  return within ? refuseLimit(by) : refuse('extension-beyond-maximum', facts);
};

/**
 * A statutory extension (*gia hạn*): only where a sector law grants it, within its maximum, before the limit ends. It is
 * not the re-appointment of a late dossier.
 */
export const extend: Slice<Extend> = {
  from: ['InHandling'],
  decide: ({ decision, legalBasis, reason, amount }, dossier, facts) => {
    const granted = dossier.extensions.find((extension) => extension.decision === decision);
    if (granted?.amount === amount) return [];
    if (granted) return refuse('decision-known', { decision, granted: granted.amount, asked: amount });
    const by = { amount, unit: dossier.reception!.limit.unit };
    const no = refuseExtension(by, dossier, facts);
    if (no) return no;
    const due = extendedBy(facts.calendar, dossier.due!, by);
    const data = { decision, legalBasis, reason, amount, from: dossier.due!.current, due };
    return [event('DeadlineExtended', data, facts)];
  },
};
