import {
  openPortal,
  openPortalServices,
  type NationalSettings,
  type Portal,
  type PortalServices,
} from '@hoso/portal';
import type { PortalSandbox } from '@hoso/portal-sandbox';

/** For the authority `H23`; an answer is waited for a second. */
const settingsOf = ({ address, credentials }: PortalSandbox): NationalSettings => ({
  adapter: 'national',
  adapterUrl: address,
  authEndpoint: '/adapter/login',
  integrationEndpoint: '/adapter/integration',
  shareEndpoint: '/adapter/share',
  ...credentials,
  ...{ unitCode: 'H23', dstcode: 'VN:GOV:G22', sessionMinutes: 10, timeoutMs: 1_000 },
});

/** A sandbox as the client sees it. */
export const sandboxPortal = (sandbox: PortalSandbox): Portal => openPortal(settingsOf(sandbox));

/** What a sandbox offers besides dossiers. */
export const sandboxServices = (sandbox: PortalSandbox): PortalServices =>
  openPortalServices(settingsOf(sandbox));
