import type { DossierEvents } from '@hoso/domain';
import { toldInAccountability, type DossierPositions } from './position';

/** Whose fault a delay was is told to those who judge it, not to everybody who follows dossiers. */
export const EXPLANATIONS = {
  ExplanationFiled: toldInAccountability(
    'vn.hoso.accountability.explanation-filed.v1',
    ({ breach, unit, filedBy, cause, nature, step, officer, remedy, late }) => ({
      breach,
      unit,
      filedBy,
      cause,
      nature,
      step,
      officer,
      remedyDueOn: remedy.dueOn,
      late,
    }),
  ),
  ExplanationAccepted: toldInAccountability(
    'vn.hoso.accountability.explanation-accepted.v1',
    ({ breach, judgedBy }) => ({ breach, judgedBy }),
  ),
  ExplanationReturned: toldInAccountability(
    'vn.hoso.accountability.explanation-returned.v1',
    ({ breach, judgedBy, dueAt }) => ({ breach, judgedBy, dueAt }),
  ),
  RemedyDone: toldInAccountability('vn.hoso.accountability.remedy-done.v1', ({ breach, late }) => ({
    breach,
    late,
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;
