import type { KnownFacts } from '../facts';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';

/** Refuses anybody but the head of the unit in charge. */
export const refuseNotHead = ({ handling }: OpenedDossier, { actor: { role, unit } }: KnownFacts) =>
  role === 'head' && unit === handling.unit
    ? undefined
    : refuse('head-only', { role, unit, unitInCharge: handling.unit });
