import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration, Shutdown } from '@hoso/platform';
import { startPortalSandbox, type PortalSandbox } from '@hoso/portal-sandbox';

export interface PortalSandboxRun {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
}

/** The portal’s records would be open to the network: the sandbox is for this machine. */
const LOOPBACK = '127.0.0.1';

/** Whether `portal.json` in the data folder names a real portal. */
export const isPortalConfigured = ({ dataFolder }: Configuration): Promise<boolean> =>
  access(join(dataFolder, 'portal.json')).then(
    () => true,
    () => false,
  );

/** Stands in for the national portal until the process stops; its records stay in the data folder. */
export const runPortalSandbox = async ({
  configuration,
  shutdown,
}: PortalSandboxRun): Promise<PortalSandbox> => {
  const { dataFolder, sandboxPort: port } = configuration;
  const folder = join(dataFolder, 'portal-sandbox');
  const sandbox = await startPortalSandbox({ port, host: LOOPBACK, folder });
  shutdown.onStop('portal sandbox', () => sandbox.stop());
  return sandbox;
};
