import { dossierDecider, type Dossier, type DossierEvents, type OpenedDossier } from '@hoso/domain';
import type { StreamKind } from './stream-kind';

/** The streams of dossiers, folded by the law itself. */
export const DOSSIERS: StreamKind<DossierEvents, Dossier, OpenedDossier> = {
  prefix: 'dossier-',
  key: 'code',
  initial: dossierDecider.initial,
  evolve: dossierDecider.evolve,
  isKnown: (dossier): dossier is OpenedDossier => dossier.opened,
  isAtRest: ({ handling }) => AT_REST.has(handling.phase),
};

const AT_REST: ReadonlySet<string> = new Set(['Closed', 'Refused', 'Withdrawn', 'Stopped']);
