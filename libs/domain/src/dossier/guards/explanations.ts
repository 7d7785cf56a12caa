import type { Instant, Refusal } from '@hoso/kernel';
import { refuse, type RefusalCode } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { Explanation } from '../state/explanation';

/** An explanation and the breach that it is about. */
export interface Explained {
  readonly breach: Instant;
  readonly explanation: Explanation;
}

interface Wanted {
  /** The breach asked for; left out, where only one can be meant. */
  readonly breach: Instant | undefined;
  readonly holds: (explanation: Explanation) => boolean;
}

/** The one explanation that is meant; undefined when there is none, refused when it might be several. */
export const explanationMeant = (
  { explanations }: OpenedDossier,
  { breach: asked, holds }: Wanted,
): Explained | Refusal<RefusalCode> | undefined => {
  const found = Object.entries(explanations).filter(
    ([breach, explanation]) =>
      !explanation.lifted && (asked === undefined || breach === asked) && holds(explanation),
  );
  if (found.length > 1) return refuse('breach-unclear', { breaches: found.map(([breach]) => breach) });
  const [one] = found;
  return one && { breach: one[0] as Instant, explanation: one[1] };
};

/** How far each explanation of a dossier has come, by its breach. */
export const stagesOf = ({ explanations }: OpenedDossier): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(explanations).map(([breach, { stage, lifted }]) => [breach, lifted ? 'lifted' : stage]),
  );
