import type { DossierDecisions } from '../intake/dossier-decisions';
import type { DossierReader } from '../replay/dossier-reader';
import { RedatingAssessments } from './assess-redating';
import type { OpenDossiers } from './open-dossiers';
import { RedatingDecisions, type RedatingParts } from './redating-decisions';
import { RedatingReader } from './redating-reader';
import { RedatingRunner } from './redating-runner';
import { RedatingStreams } from './redating-streams';

/** Re-datings from the dry run to the last dossier. */
export interface Redatings {
  readonly decisions: RedatingDecisions;
  readonly assessments: RedatingAssessments;
  readonly runner: RedatingRunner;
  readonly reader: RedatingReader;
}

export interface RedatingsOn extends Omit<RedatingParts, 'streams'> {
  readonly openDossiers: OpenDossiers;
}

interface Dossiers {
  readonly decisions: DossierDecisions;
  readonly reader: DossierReader;
}

export const createRedatings = (on: RedatingsOn, { decisions, reader }: Dossiers): Redatings => {
  const { store, reference, clock, settings, openDossiers } = on;
  const streams = new RedatingStreams(store);
  const redatings = new RedatingDecisions({ store, streams, reference, clock, settings });
  return {
    decisions: redatings,
    assessments: new RedatingAssessments({ decisions, redatings, openDossiers, reader }),
    runner: new RedatingRunner({ store, streams, redatings, decisions }),
    reader: new RedatingReader(store, streams),
  };
};
