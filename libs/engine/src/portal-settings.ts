import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLASSIC_TERMS, readPortalSettings, type PortalSettings } from '@hoso/portal';
import { findRun } from '@hoso/platform';
import { portalAddresses, SANDBOX_CREDENTIALS, type PortalSandbox } from '@hoso/portal-sandbox';

const FILE = 'portal.json';
const SANDBOX_CONCURRENCY = 16;
const SANDBOX_REST_SECONDS = 5;

/** What `portal.json` of the data folder says; undefined where there is none. @throws PortalSettingsError */
export const portalSettingsIn = async (dataFolder: string): Promise<PortalSettings | undefined> => {
  try {
    return readPortalSettings(await readFile(join(dataFolder, FILE), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** There is no portal to bring dossiers to. */
export class PortalNotConfigured extends Error {
  readonly code = 'portal-not-configured';
  constructor(dataFolder: string) {
    super(`There is no ${FILE} in ${dataFolder}, and no engine runs there with the role portal-sandbox`);
  }
}

/** The sandbox as if it were the national portal. */
export const settingsOfSandbox = ({
  address,
  credentials,
}: Pick<PortalSandbox, 'address' | 'credentials'>): PortalSettings => {
  const { login, integration, share } = portalAddresses(address);
  const endpoint = (url: string): string => url.slice(address.length);
  return {
    adapter: {
      adapter: 'national',
      adapterUrl: address,
      authEndpoint: endpoint(login),
      integrationEndpoint: endpoint(integration),
      shareEndpoint: endpoint(share),
      ...credentials,
      ...{ dstcode: 'sandbox', unitCode: 'sandbox', sessionMinutes: 10, timeoutMs: 5_000 },
    },
    terms: CLASSIC_TERMS,
    concurrency: SANDBOX_CONCURRENCY,
    restSeconds: SANDBOX_REST_SECONDS,
  };
};

/** The portal of a data folder: that of `portal.json`, else the sandbox of the engine that runs there. @throws PortalNotConfigured, PortalSettingsError */
export const portalSettingsFor = async (dataFolder: string): Promise<PortalSettings> => {
  const settings = await portalSettingsIn(dataFolder);
  if (settings) return settings;
  const found = await findRun(dataFolder);
  const address = found?.running ? found.run.connections['portalSandbox'] : undefined;
  if (address === undefined) throw new PortalNotConfigured(dataFolder);
  return settingsOfSandbox({ address, credentials: SANDBOX_CREDENTIALS });
};
