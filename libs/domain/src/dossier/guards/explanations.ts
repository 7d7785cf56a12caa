import type { Instant } from '@hoso/kernel';
import type { OpenedDossier } from '../state/dossier';
import type { Explanation } from '../state/explanation';

/** The explanation of one breach, or the first for which `isWanted` holds. */
export const explanationOf = (
  { explanations }: OpenedDossier,
  breach: Instant | undefined,
  isWanted: (explanation: Explanation) => boolean,
): readonly [breach: Instant, explanation: Explanation] | undefined => {
  const found = Object.entries(explanations).filter(
    ([each, explanation]) => (breach === undefined || each === breach) && isWanted(explanation),
  );
  return found.sort(([one], [other]) => (one < other ? -1 : 1))[0] as [Instant, Explanation] | undefined;
};

/** How far each explanation of a dossier has come, by its breach. */
export const stagesOf = ({ explanations }: OpenedDossier): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(explanations).map(([breach, { stage }]) => [breach, stage]));
