import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { Authenticator } from '@hoso/access';
import { ApplicationModule, type Application } from '@hoso/application';
import { FileStore } from '@hoso/documents';
import { HealthRegistry } from '@hoso/platform';
import { PortalSyncList, QuestionList } from '@hoso/portal-sync';
import type { ReadModels } from '@hoso/read-models';
import { Reports } from '@hoso/reports';
import { PrincipalGuard } from './access/principal.guard';
import { AlertController } from './alert/alert.controller';
import { AlertStream } from './alert/alert-stream';
import { ACCOUNTABILITY_CONTROLLERS, accountabilityProviders } from './accountability/accountability-parts';
import { BulkController } from './bulk/bulk.controller';
import { COMMAND_CONTROLLERS } from './dossier/command-controllers';
import { CommandDesk } from './dossier/command-desk';
import { DocumentController } from './documents/document.controller';
import { DueController } from './due/due.controller';
import { ExportController } from './exports/export.controller';
import { FileController } from './files/file.controller';
import { FileDesk } from './files/file-desk';
import { FileKeys } from './files/file-keys';
import { FileSettings } from './files/file-settings';
import { HealthController } from './health/health.controller';
import { AwaitedListController } from './listing/awaited-list.controller';
import { DossierListController } from './listing/dossier-list.controller';
import { LatenessListController } from './listing/lateness-list.controller';
import { ListDesk } from './listing/list-desk';
import { WrittenRows } from './listing/written-rows';
import { PETITION_CONTROLLERS, PETITION_PROVIDERS } from './petition/petition-edge';
import { PetitionListController } from './petition/petition-list.controller';
import { PublicController } from './public/public.controller';
import { READ_MODELS } from './public/read-models-token';
import { ProblemFilter } from './problem/problem.filter';
import { RedatingController } from './redating/redating.controller';
import { RedatingDesk } from './redating/redating-desk';
import { SimulationController } from './redating/simulation.controller';
import { PortalSyncController } from './portal-sync/portal-sync.controller';
import { QuestionController } from './portal-question/question.controller';
import { ProcedureController } from './reference/procedure.controller';
import { CalendarController } from './reference/calendar.controller';
import { PolicyController } from './reference/policy.controller';
import { ReferenceDesk } from './reference/reference-desk';
import { UnitController } from './reference/unit.controller';
import { DossierRights } from './replay/dossier-rights';
import { ReplayController } from './replay/replay.controller';
import { ReportsController } from './reports/reports.controller';
import { ShapePipe } from './shape/shape.pipe';
import { TopicsController } from './topics/topics.controller';

/** What the API stands on. */
export interface HttpApiPorts {
  readonly application: Application;
  readonly authenticator: Authenticator;
  readonly health: HealthRegistry;
  /** Without them lists and public tracking are not served. */
  readonly readModels?: ReadModels;
  readonly files: FileStore;
  readonly fileSettings: FileSettings;
  /** Without it nothing is told of the national portal. */
  readonly portalSync?: PortalSyncList;
  /** Without them no report is served. */
  readonly reports?: Reports;
  /** Without it no citizens’ questions are served. */
  readonly questions?: QuestionList;
}

const controllersOf = ({ readModels, reports, portalSync, questions }: HttpApiPorts): Type[] => [
  ...COMMAND_CONTROLLERS,
  ReplayController,
  BulkController,
  ProcedureController,
  UnitController,
  CalendarController,
  PolicyController,
  DueController,
  RedatingController,
  SimulationController,
  ...PETITION_CONTROLLERS,
  HealthController,
  DocumentController,
  ExportController,
  FileController,
  TopicsController,
  ...(readModels
    ? [
        AwaitedListController,
        DossierListController,
        LatenessListController,
        PetitionListController,
        PublicController,
        AlertController,
        ...ACCOUNTABILITY_CONTROLLERS,
      ]
    : []),
  ...(reports ? [ReportsController] : []),
  ...(portalSync ? [PortalSyncController] : []),
  ...(questions ? [QuestionController] : []),
];

const providersOf = (ports: HttpApiPorts): Provider[] => [
  CommandDesk,
  DossierRights,
  ...PETITION_PROVIDERS,
  ReferenceDesk,
  ListDesk,
  WrittenRows,
  AlertStream,
  FileDesk,
  FileKeys,
  RedatingDesk,
  ...accountabilityProviders(ports.application.ports, ports.readModels),
  { provide: FileStore, useValue: ports.files },
  { provide: FileSettings, useValue: ports.fileSettings },
  { provide: Authenticator, useValue: ports.authenticator },
  { provide: READ_MODELS, useValue: ports.readModels },
  { provide: Reports, useValue: ports.reports },
  { provide: PortalSyncList, useValue: ports.portalSync },
  { provide: QuestionList, useValue: ports.questions },
  { provide: HealthRegistry, useValue: ports.health },
  { provide: APP_GUARD, useClass: PrincipalGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useClass: ShapePipe },
];

/** The engine over HTTP. */
@Module({})
export class HttpApiModule {
  static on(ports: HttpApiPorts): DynamicModule {
    return {
      module: HttpApiModule,
      imports: [ApplicationModule.on(ports.application)],
      controllers: controllersOf(ports),
      providers: providersOf(ports),
    };
  }
}
