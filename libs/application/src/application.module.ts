import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '@hoso/event-store';
import { Clock } from '@hoso/kernel';
import { PersonKeys } from '@hoso/person-keys';
import { AlertDecisions } from './alert/alert-decisions';
import { BulkIntake } from './bulk/bulk-intake';
import { DossierFiles } from './documents/dossier-files';
import { GetLetterHandler } from './documents/get-letter.query';
import { ProcessHistories } from './documents/process-histories';
import { SLICE_HANDLERS } from './dossier/slices';
import type { DecisionParts } from './intake/case-decisions';
import type { CaseKind, CaseTypes } from './intake/case-kind';
import { CaseOpenings } from './intake/case-openings';
import { CaseStreams } from './intake/case-streams';
import { Deliberation, type FactsSource } from './intake/deliberation';
import { DOSSIER_CASE } from './intake/dossier-case';
import { DossierDecisions } from './intake/dossier-decisions';
import { EventWriter } from './intake/event-writer';
import { FactsFinder } from './intake/facts-finder';
import { PETITION_CASE } from './intake/petition-case';
import { PetitionDecisions } from './intake/petition-decisions';
import { PetitionFactsFinder } from './intake/petition-facts-finder';
import { PETITION_HANDLERS } from './petition/slices';
import { createPortalQuestions, type PortalQuestions } from './portal-question/portal-questions';
import { QuestionDecisions } from './portal-question/question-decisions';
import { QuestionReader } from './portal-question/question-reader';
import { PortalRatings } from './portal-rating/portal-ratings';
import { PortalSyncDecisions } from './portal-sync/portal-sync-decisions';
import { PortalSyncReader } from './portal-sync/portal-sync-reader';
import { PortalSyncStreams } from './portal-sync/portal-sync-streams';
import { RedatingAssessments } from './redating/assess-redating';
import { OpenDossiers } from './redating/open-dossiers';
import { RedatingDecisions } from './redating/redating-decisions';
import { RedatingReader } from './redating/redating-reader';
import { createRedatings, type Redatings } from './redating/redatings';
import { ReferenceData } from './reference/reference-data';
import { ReferenceDecisions } from './reference/reference-decisions';
import { DossierReader } from './replay/dossier-reader';
import { GetDeadlineHandler } from './replay/get-deadline.query';
import { GetDossierHandler } from './replay/get-dossier.query';
import { GetHistoryHandler } from './replay/get-history.query';
import { GetPetitionHistoryHandler } from './replay/get-petition-history.query';
import { GetPetitionHandler } from './replay/get-petition.query';
import { GetPublicPetitionHandler } from './replay/get-public-petition.query';
import { PetitionReader } from './replay/petition-reader';
import { VerifyDossierHandler } from './replay/verify-dossier.query';
import { VerifyPetitionHandler } from './replay/verify-petition.query';
import { ApplicationSettings } from './settings';
import { Simulations } from './simulation/simulate';

/** What the application stands on; `reference` has been started. */
export interface ApplicationPorts {
  readonly store: EventStore;
  readonly keys: PersonKeys;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
  readonly reference: ReferenceData;
  readonly openDossiers: OpenDossiers;
}

/** The use cases without any framework: one for a process, as cases in memory and their order of commands are its own. */
export interface Application {
  readonly ports: ApplicationPorts;
  readonly decisions: DossierDecisions;
  readonly openings: CaseOpenings;
  readonly bulk: BulkIntake;
  readonly referenceDecisions: ReferenceDecisions;
  readonly reader: DossierReader;
  readonly redatings: Redatings;
  readonly simulations: Simulations;
  readonly petitionDecisions: PetitionDecisions;
  readonly petitions: PetitionReader;
  readonly alertDecisions: AlertDecisions;
  readonly portalSyncs: PortalSyncs;
  readonly portalRatings: PortalRatings;
  readonly portalQuestions: PortalQuestions;
}

/** Ways of dossiers to the national portal: their streams, what operators decide, and how they are read. */
export interface PortalSyncs {
  readonly streams: PortalSyncStreams;
  readonly decisions: PortalSyncDecisions;
  readonly reader: PortalSyncReader;
}

const createPortalSyncs = (ports: ApplicationPorts): PortalSyncs => {
  const { store, keys } = ports;
  const streams = new PortalSyncStreams(ports);
  return {
    streams,
    decisions: new PortalSyncDecisions({ ...ports, streams }),
    reader: new PortalSyncReader(store, keys, streams),
  };
};

/** The intake of one kind of case. */
const partsOf = <T extends CaseTypes>(
  kind: CaseKind<T>,
  facts: FactsSource<T>,
  { store, keys, clock, settings }: ApplicationPorts,
): DecisionParts<T> => {
  const { backdatingHours, cachedDossiers, hmacSecret } = settings;
  return {
    store,
    openings: new CaseOpenings(store),
    streams: new CaseStreams(kind, store, cachedDossiers),
    writer: new EventWriter(store, keys, { kind, hmacSecret }),
    deliberation: new Deliberation(kind, facts, { clock, backdatingHours }),
  };
};

export const createApplication = (ports: ApplicationPorts): Application => {
  const { store, keys, clock, settings, reference, openDossiers } = ports;
  const dossiers = partsOf(DOSSIER_CASE, new FactsFinder(reference, settings), ports);
  const decisions = new DossierDecisions(dossiers);
  const reader = new DossierReader(store, keys);
  const petitions = new PetitionReader(store, keys);
  const petitionFacts = new PetitionFactsFinder({ reference, settings, store, petitions });
  return {
    ports,
    decisions,
    openings: dossiers.openings,
    bulk: new BulkIntake(decisions),
    referenceDecisions: new ReferenceDecisions({ store, reference, clock, settings }),
    reader,
    redatings: createRedatings(ports, { decisions, reader }),
    simulations: new Simulations({ openDossiers, reader, reference, clock }),
    petitionDecisions: new PetitionDecisions(partsOf(PETITION_CASE, petitionFacts, ports)),
    petitions,
    alertDecisions: new AlertDecisions({ store, reference, clock, settings }),
    portalSyncs: createPortalSyncs(ports),
    portalRatings: new PortalRatings(ports),
    portalQuestions: createPortalQuestions(ports),
  };
};

const QUERY_HANDLERS = [
  GetDossierHandler,
  GetHistoryHandler,
  GetDeadlineHandler,
  VerifyDossierHandler,
  GetLetterHandler,
  GetPetitionHandler,
  GetPetitionHistoryHandler,
  GetPublicPetitionHandler,
  VerifyPetitionHandler,
];

const providersOf = ({ ports, ...application }: Application): Provider[] => [
  { provide: EventStore, useValue: ports.store },
  { provide: PersonKeys, useValue: ports.keys },
  { provide: Clock, useValue: ports.clock },
  { provide: ApplicationSettings, useValue: ports.settings },
  { provide: ReferenceData, useValue: ports.reference },
  { provide: DossierDecisions, useValue: application.decisions },
  { provide: BulkIntake, useValue: application.bulk },
  { provide: ReferenceDecisions, useValue: application.referenceDecisions },
  { provide: AlertDecisions, useValue: application.alertDecisions },
  { provide: PortalSyncDecisions, useValue: application.portalSyncs.decisions },
  { provide: PortalSyncReader, useValue: application.portalSyncs.reader },
  { provide: DossierReader, useValue: application.reader },
  { provide: DossierFiles, useValue: new DossierFiles(application.reader) },
  { provide: ProcessHistories, useValue: new ProcessHistories(ports.store) },
  { provide: PetitionDecisions, useValue: application.petitionDecisions },
  { provide: PetitionReader, useValue: application.petitions },
  { provide: RedatingDecisions, useValue: application.redatings.decisions },
  { provide: RedatingAssessments, useValue: application.redatings.assessments },
  { provide: RedatingReader, useValue: application.redatings.reader },
  { provide: Simulations, useValue: application.simulations },
  { provide: QuestionDecisions, useValue: application.portalQuestions.decisions },
  { provide: QuestionReader, useValue: application.portalQuestions.reader },
];

/** Command and query handlers on the buses; the event bus is not used, as nothing on it survives a crash. */
@Module({})
export class ApplicationModule {
  static on(application: Application): DynamicModule {
    const providers = providersOf(application);
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [...providers, ...SLICE_HANDLERS, ...PETITION_HANDLERS, ...QUERY_HANDLERS],
      exports: [CqrsModule, ...providers],
    };
  }
}
