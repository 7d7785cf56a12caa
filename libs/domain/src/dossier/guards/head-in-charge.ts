import type { Refusal } from '@hoso/kernel';
import { answeringUnit, answeringUnits } from '../accountability/answering-units';
import type { KnownFacts } from '../facts';
import { refuse, type RefusalCode } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { Explained } from './explanations';

type Meant = Explained | Refusal<RefusalCode> | undefined;

/** Refuses anybody but the head who answers for the breach that is meant; as long as none is, for any, or for the dossier. */
export const refuseNotHead = (
  meant: Meant,
  dossier: OpenedDossier,
  { actor: { role, unit } }: KnownFacts,
) => {
  const one = meant && 'breach' in meant ? meant : undefined;
  const unitInCharge = one ? answeringUnit(one.breach, one.explanation, dossier) : dossier.handling.unit;
  const answering = one ? [unitInCharge] : [unitInCharge, ...answeringUnits(dossier)];
  return role === 'head' && unit !== undefined && answering.includes(unit)
    ? undefined
    : refuse('head-only', { role, unit, unitInCharge });
};
