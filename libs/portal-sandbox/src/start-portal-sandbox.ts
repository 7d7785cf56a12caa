import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@hoso/kernel';
import { SystemClock } from '@hoso/platform';
import { Page } from './edge/page';
import { FaultPlan } from './faults/fault-plan';
import { Gateway } from './faults/gateway';
import { SandboxDesk } from './inspection/sandbox-desk';
import { PortalSandboxModule, type SandboxParts } from './portal-sandbox.module';
import { CallLog } from './records/call-log';
import { DossierRecords } from './records/dossier-records';
import { MessageLog } from './records/message-log';
import { Settings } from './records/settings';
import { Tables } from './records/tables';
import { readCatalogue, type Catalogue } from './services/catalogue';
import { catalogueServices } from './services/catalogue-services';
import { DossierServices } from './services/dossier-services';
import { MessageServices } from './services/message-services';
import { StandInPortal, type Credentials } from './services/portal';
import { Sessions } from './services/sessions';

export interface PortalSandboxStart {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the records stay over a restart; without it they go when it stops. */
  readonly folder?: string;
  /** Of the faults, until others are asked for; default 1. */
  readonly seed?: number;
  readonly credentials?: Credentials;
  readonly clock?: Clock;
}

/** Where the portal is called. */
export interface PortalAddresses {
  readonly login: string;
  readonly integration: string;
  readonly share: string;
  /** Followed by `/DongBoHoSoMC` and the like. */
  readonly wrapper: string;
}

/** The addresses of a sandbox that listens at one. */
export const portalAddresses = (address: string): PortalAddresses => ({
  login: `${address}/adapter/login`,
  integration: `${address}/adapter/integration`,
  share: `${address}/adapter/share`,
  wrapper: `${address}/api/SynsTTHCC`,
});

export interface PortalSandbox {
  /** Base address; its page is there. */
  readonly address: string;
  readonly addresses: PortalAddresses;
  readonly credentials: Credentials;
  /** What `/sandbox/…` offers, without HTTP. */
  readonly desk: SandboxDesk;
  stop(): Promise<void>;
}

/** Whom the sandbox lets in when nothing else is said; it protects nothing. */
export const SANDBOX_CREDENTIALS: Credentials = { username: 'hoso', password: 'sandbox' };

const MAX_BODY_BYTES = 4 * 1024 * 1024;

interface Inside extends Pick<SandboxParts, 'gateway' | 'desk' | 'settings'> {
  readonly tables: Tables;
}

const build = (start: PortalSandboxStart, catalogue: Catalogue): Inside => {
  const { clock = new SystemClock(), credentials = SANDBOX_CREDENTIALS, folder, seed = 1 } = start;
  const tables = new Tables(folder);
  const records = new DossierRecords(tables, clock);
  const calls = new CallLog(tables, clock);
  const messages = new MessageLog(tables, clock);
  const settings = new Settings(tables);
  const faults = new FaultPlan({ tables, calls, clock, seed });
  const services = {
    ...new DossierServices({ records, settings }).services,
    ...new MessageServices(messages).services,
    ...catalogueServices(catalogue),
  };
  const sessions = new Sessions(clock);
  const portal = new StandInPortal({ tables, calls, settings, sessions, services, credentials });
  const gateway = new Gateway({ portal, faults, records });
  const desk = new SandboxDesk({ records, calls, messages, settings, faults, clock });
  return { tables, gateway, desk, settings };
};

const listen = async (
  parts: SandboxParts,
  { port, host }: PortalSandboxStart,
): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  // A page elsewhere could send plain text without being asked for leave.
  adapter.getInstance().removeContentTypeParser('text/plain');
  const app = await NestFactory.create<NestFastifyApplication>(PortalSandboxModule.on(parts), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.listen(port, host);
  return app;
};

/** Starts a portal that takes, keeps and answers as the national one does, and fails as it is told to. */
export const startPortalSandbox = async (start: PortalSandboxStart): Promise<PortalSandbox> => {
  const page = await Page.read();
  const { tables, ...parts } = build(start, await readCatalogue());
  const app = await listen({ ...parts, page }, start).catch(async (error: unknown) => {
    await tables.close();
    throw error;
  });
  const address = await app.getUrl();
  return {
    address,
    addresses: portalAddresses(address),
    credentials: start.credentials ?? SANDBOX_CREDENTIALS,
    desk: parts.desk,
    stop: async () => {
      parts.gateway.stop();
      await app.close();
      await tables.close();
    },
  };
};
