import { openPortalServices, type PortalServices } from '@hoso/portal';
import type { PortalSandbox } from '@hoso/portal-sandbox';

/** What a sandbox offers besides dossiers, for the authority `H23`; an answer is waited for a second. */
export const sandboxServices = ({ address, credentials }: PortalSandbox): PortalServices =>
  openPortalServices({
    adapter: 'national',
    adapterUrl: address,
    authEndpoint: '/adapter/login',
    integrationEndpoint: '/adapter/integration',
    shareEndpoint: '/adapter/share',
    ...credentials,
    ...{ unitCode: 'H23', dstcode: 'VN:GOV:G22', sessionMinutes: 10, timeoutMs: 1_000 },
  });
