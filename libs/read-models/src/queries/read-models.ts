import { Freshness, type FreshnessParts } from '../upkeep/freshness';
import { AlertList } from './alert-list';
import { AwaitedList } from './awaited-list';
import { DossierList } from './dossier-list';
import { ExplanationList } from './explanation-list';
import { LatenessList } from './lateness-list';
import { PetitionList } from './petition-list';
import { PublicTracking } from './public-tracking';
import { PublishedProcedures } from './published-procedures';

/** The questions that edges may ask. */
export interface ReadModels {
  readonly dossiers: DossierList;
  readonly alerts: AlertList;
  readonly awaited: AwaitedList;
  readonly explanations: ExplanationList;
  readonly lateness: LatenessList;
  readonly petitions: PetitionList;
  readonly tracking: PublicTracking;
  readonly procedures: PublishedProcedures;
  readonly freshness: Freshness;
}

export const openReadModels = (parts: FreshnessParts): ReadModels => ({
  dossiers: new DossierList(parts.database),
  alerts: new AlertList(parts.database),
  awaited: new AwaitedList(parts.database),
  explanations: new ExplanationList(parts.database),
  lateness: new LatenessList(parts.database),
  petitions: new PetitionList(parts.database),
  tracking: new PublicTracking(parts.database),
  procedures: new PublishedProcedures(parts.database),
  freshness: new Freshness(parts),
});
