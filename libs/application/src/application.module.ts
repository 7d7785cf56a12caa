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
import { Deliberation } from './intake/deliberation';
import { DossierDecisions } from './intake/dossier-decisions';
import { DossierOpenings } from './intake/dossier-openings';
import { DossierStreams } from './intake/dossier-streams';
import { EventWriter } from './intake/event-writer';
import { FactsFinder } from './intake/facts-finder';
import { ReferenceData } from './reference/reference-data';
import { ReferenceDecisions } from './reference/reference-decisions';
import { DossierReader } from './replay/dossier-reader';
import { GetDeadlineHandler } from './replay/get-deadline.query';
import { GetDossierHandler } from './replay/get-dossier.query';
import { GetHistoryHandler } from './replay/get-history.query';
import { VerifyDossierHandler } from './replay/verify-dossier.query';
import { ApplicationSettings } from './settings';

/** What the application stands on; `reference` has been started. */
export interface ApplicationPorts {
  readonly store: EventStore;
  readonly keys: PersonKeys;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
  readonly reference: ReferenceData;
}

/** The use cases without any framework, for the module and for the command line. */
export interface Application {
  readonly decisions: DossierDecisions;
  readonly openings: DossierOpenings;
  readonly bulk: BulkIntake;
  readonly referenceDecisions: ReferenceDecisions;
  readonly reader: DossierReader;
  readonly alertDecisions: AlertDecisions;
}

export const createApplication = ({
  store,
  keys,
  clock,
  settings,
  reference,
}: ApplicationPorts): Application => {
  const openings = new DossierOpenings(store);
  const decisions = new DossierDecisions({
    store,
    openings,
    streams: new DossierStreams(store, settings.cachedDossiers),
    writer: new EventWriter(store, keys, settings),
    deliberation: new Deliberation(new FactsFinder(reference, settings), clock, settings),
  });
  return {
    decisions,
    openings,
    bulk: new BulkIntake(decisions, openings),
    referenceDecisions: new ReferenceDecisions({ store, reference, clock, settings }),
    reader: new DossierReader(store, keys),
    alertDecisions: new AlertDecisions({ store, reference, clock, settings }),
  };
};

const QUERY_HANDLERS = [
  GetDossierHandler,
  GetHistoryHandler,
  GetDeadlineHandler,
  VerifyDossierHandler,
  GetLetterHandler,
];

const providersOf = (ports: ApplicationPorts): Provider[] => {
  const application = createApplication(ports);
  return [
    { provide: EventStore, useValue: ports.store },
    { provide: PersonKeys, useValue: ports.keys },
    { provide: Clock, useValue: ports.clock },
    { provide: ApplicationSettings, useValue: ports.settings },
    { provide: ReferenceData, useValue: ports.reference },
    { provide: DossierDecisions, useValue: application.decisions },
    { provide: BulkIntake, useValue: application.bulk },
    { provide: ReferenceDecisions, useValue: application.referenceDecisions },
    { provide: AlertDecisions, useValue: application.alertDecisions },
    { provide: DossierReader, useValue: application.reader },
    { provide: DossierFiles, useValue: new DossierFiles(application.reader) },
    { provide: ProcessHistories, useValue: new ProcessHistories(ports.store) },
  ];
};

/** Command and query handlers on the buses; the event bus is not used, as nothing on it survives a crash. */
@Module({})
export class ApplicationModule {
  static on(ports: ApplicationPorts): DynamicModule {
    const providers = providersOf(ports);
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [...providers, ...SLICE_HANDLERS, ...QUERY_HANDLERS],
      exports: [CqrsModule, ...providers],
    };
  }
}
