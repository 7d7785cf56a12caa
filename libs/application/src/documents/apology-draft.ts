import {
  dossierDecider,
  type DossierCommand,
  type Facts,
  type OpenedDossier,
  type RefusalCode,
} from '@hoso/domain';
import { isRefusal, type Actor, type Instant, type Refusal } from '@hoso/kernel';
import type { Occasion } from './scene';

/** What an apology would say, before it is given. */
export interface ApologyPreview {
  readonly reason: string;
  /** The one new date; without it the late letter that gives none. */
  readonly newDueAt?: Instant;
  readonly actor: Actor;
  /** Now. */
  readonly at: Instant;
}

/** The number of a letter is given when it is signed. */
const UNNUMBERED = { number: '' };

const commandOf = ({ reason, newDueAt }: ApologyPreview): DossierCommand =>
  newDueAt === undefined
    ? { type: 'Apologise', data: { letter: UNNUMBERED, reason } }
    : { type: 'ApologiseAndReschedule', data: { letter: UNNUMBERED, reason, newDueAt } };

/** The apology as the law would record it now, or why it would refuse it; nothing is written. */
export const draftApology = (
  preview: ApologyPreview,
  dossier: OpenedDossier,
  facts: Facts,
): Occasion | Refusal<RefusalCode> => {
  const decision = dossierDecider.decide(commandOf(preview), dossier, facts);
  if (isRefusal(decision)) return decision;
  const [event] = decision;
  if (!event) throw new Error('An apology that is given is recorded');
  return { event, actor: preview.actor, after: dossierDecider.evolve(dossier, event) as OpenedDossier };
};
