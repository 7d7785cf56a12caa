import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, Shutdown } from '@hoso/platform';
import { ENGINE_ROLES, rolesByDefault } from './engine-roles';
import { runPortalSandbox } from './run-portal-sandbox';

const folder = mkdtempSync(join(tmpdir(), 'hoso-sandbox-role-'));
afterAll(() => rmSync(folder, { recursive: true }));
const configuration = readConfiguration({ HOSO_DATA: folder, HOSO_HOST: '0.0.0.0' });

describe('the sandbox portal as a role', () => {
  it('listens on this machine only, and stops with the engine', async () => {
    const shutdown = new Shutdown({ journal: { info: () => undefined, error: () => undefined } });
    const { address } = await runPortalSandbox({ configuration, shutdown });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await fetch(address)).status).toBe(200);
    expect(await shutdown.stop('the end')).toBe(true);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('gives way to a real portal', async () => {
    expect(await rolesByDefault(configuration)).toEqual(ENGINE_ROLES);
    writeFileSync(join(folder, 'portal.json'), '{}');
    const withPortal = await rolesByDefault(configuration);
    expect(withPortal).toEqual(ENGINE_ROLES.filter((role) => role !== 'portal-sandbox'));
  });
});
