import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { startPortalSandbox, type FaultRule, type PortalSandbox } from '@hoso/portal-sandbox';
import type { SoakOptions } from './soak-options';

const TIMEOUT_MS = 1_500;
const WINDOW_MS = 1_000;
const CONCURRENCY = 32;
const REST_SECONDS = 3;

/**
 * Everything that goes wrong with one call, in equal parts. A row that the network delivers twice cannot be taken back by anybody, so
 * only records are doubled.
 */
const ONE_CALL: readonly Omit<FaultRule, 'probability'>[] = [
  { kind: 'server-error' },
  { kind: 'connection-cut' },
  { kind: 'error-code', errorCode: '-9', message: 'Lỗi không xác định' },
  { kind: 'schema-rejection' },
  { kind: 'session-expired' },
  { kind: 'lost-reply' },
  { kind: 'late-reply', ms: 2 * TIMEOUT_MS },
  { kind: 'unreadable-body' },
  { kind: 'duplicate', services: ['DongBoHoSoMC'] },
];

/** What befalls everybody for a while: a portal that asks for rest is given it by all. */
const OUTAGES: readonly (FaultRule & { readonly probability: number })[] = [
  { kind: 'rate-limit', retryAfterSeconds: 1, probability: 0.002 },
  { kind: 'downtime', windowMs: WINDOW_MS, probability: 0.000_3 },
  { kind: 'maintenance', windowMs: WINDOW_MS, probability: 0.000_3 },
];

/** Outages come with time, not with calls: of more dossiers than these there are no more of them. */
const OUTAGES_FOR = 5_000;

/** What befalls a record behind everybody’s back. */
const BY_HAND: readonly FaultRule[] = [
  { kind: 'edit-by-hand', changes: { DonViXuLy: 'Sửa tay' }, probability: 0.002 },
  { kind: 'delete-by-hand', probability: 0.001 },
];

const ruled = (failure: number, dossiers: number): readonly FaultRule[] => {
  if (failure === 0) return [];
  const rarer = Math.max(1, dossiers / OUTAGES_FOR);
  return [
    ...OUTAGES.map((rule) => ({ ...rule, probability: rule.probability / rarer })),
    ...BY_HAND,
    ...ONE_CALL.map((rule) => ({ ...rule, probability: failure / ONE_CALL.length })),
  ];
};

/** A portal that fails as often as it is told to, and the settings by which the engine finds it. */
export const startPortalUnderFire = async (
  folder: string,
  { portalFailure, seed, dossiers }: SoakOptions,
): Promise<PortalSandbox> => {
  const sandbox = await startPortalSandbox({
    ...{ port: 0, host: '127.0.0.1', seed },
    folder: join(folder, 'portal'),
  });
  sandbox.desk.replaceFaults({ seed, faults: ruled(portalFailure, dossiers) });
  const { address, addresses, credentials } = sandbox;
  const endpoint = (url: string): string => url.slice(address.length);
  const adapter = {
    ...{ adapter: 'national', adapterUrl: address, authEndpoint: endpoint(addresses.login) },
    ...{ integrationEndpoint: endpoint(addresses.integration), shareEndpoint: endpoint(addresses.share) },
    ...{ ...credentials, dstcode: 'soak', unitCode: 'soak', timeoutMs: TIMEOUT_MS },
  };
  await writeFile(
    join(folder, 'portal.json'),
    JSON.stringify({ adapter, terms: {}, concurrency: CONCURRENCY, restSeconds: REST_SECONDS }),
  );
  return sandbox;
};
