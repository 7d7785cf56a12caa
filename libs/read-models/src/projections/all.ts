import type { Projection } from '../definition/projection';
import { alerts } from './alerts';
import { attribution } from './attribution';
import { awaited } from './awaited';
import { digitisation } from './digitisation';
import { dossiers } from './dossiers';
import { duties } from './duties';
import { explanations } from './explanations';
import { lateness } from './lateness';
import { petitionDuties } from './petition-duties';
import { petitions } from './petitions';
import { procedures } from './procedures';
import { reportFacts } from './reports/report-facts';
import { reportPetitions } from './reports/report-petitions';
import { reportProcedures } from './reports/report-procedures';
import { reportTime } from './reports/report-time';
import { timeline } from './timeline';

/** Every read model of the engine; a new one is added here. */
export const PROJECTIONS: readonly Projection[] = [
  dossiers,
  timeline,
  attribution,
  digitisation,
  procedures,
  duties,
  petitions,
  petitionDuties,
  alerts,
  explanations,
  lateness,
  awaited,
  reportFacts,
  reportTime,
  reportProcedures,
  reportPetitions,
];
