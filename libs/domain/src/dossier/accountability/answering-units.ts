import type { Instant } from '@hoso/kernel';
import { heirOf } from '../ledger/charges';
import type { OpenedDossier } from '../state/dossier';
import type { Explanation } from '../state/explanation';

/** The unit whose head answers for a breach: the one that its explanation names, or whoever took over its work since. */
export const answeringUnit = (
  breach: Instant,
  { unit }: Pick<Explanation, 'unit'>,
  { rehomings }: Pick<OpenedDossier, 'rehomings'>,
): string => heirOf(unit, rehomings, { since: breach });

/** The units whose heads answer for the breaches of a dossier, whoever has it now. */
export const answeringUnits = (
  dossier: Pick<OpenedDossier, 'explanations' | 'rehomings'>,
): readonly string[] => [
  ...new Set(
    Object.entries(dossier.explanations).map(([breach, explanation]) =>
      answeringUnit(breach as Instant, explanation, dossier),
    ),
  ),
];
