import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLASSIC_TERMS, readPortalSettings, type PortalSettings } from '@hoso/portal';
import type { PortalSandbox } from '@hoso/portal-sandbox';

const FILE = 'portal.json';
const SANDBOX_CONCURRENCY = 16;

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
    super(`There is no ${FILE} in ${dataFolder}; without one only the whole engine runs, with its sandbox`);
  }
}

/** @throws PortalNotConfigured, PortalSettingsError */
export const demandPortalSettings = async (dataFolder: string): Promise<PortalSettings> => {
  const settings = await portalSettingsIn(dataFolder);
  if (!settings) throw new PortalNotConfigured(dataFolder);
  return settings;
};

/** The sandbox as if it were the national portal. */
export const settingsOfSandbox = ({ address, addresses, credentials }: PortalSandbox): PortalSettings => {
  const { login, integration, share } = addresses;
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
  };
};
