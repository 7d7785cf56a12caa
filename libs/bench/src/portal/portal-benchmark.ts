import { join } from 'node:path';
import { portalSyncParts, settingsOfSandbox } from '@hoso/engine';
import { createLogger } from '@hoso/platform';
import { startPortalSandbox, type PortalSandbox } from '@hoso/portal-sandbox';
import { startPortalSync } from '@hoso/portal-sync';
import { anonymousBytesOf } from '../measures/process-usage';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { inBenchFolder } from '../processes/bench-folder';
import { startEngine } from '../processes/engine';
import { adoptBenchmarkReference, withEngines, type Opened } from '../processes/reference';
import { caseloadParts } from '../soak/caseload-parts';
import { evidenceOf } from '../soak/evidence';
import { provePortal } from '../soak/portal-proof';
import { sendPart } from '../soak/send-part';
import { CountedPortal } from './counted-portal';

/** What `bench:portal` prints. */
export interface PortalFigures {
  readonly benchmark: 'portal';
  readonly quick: boolean;
  readonly dossiers: number;
  readonly concurrency: number;
  readonly latencyMs: number;
  readonly exchanges: number;
  readonly exchangesPerSecond: number;
  /** Concurrency ÷ latency. */
  readonly limitPerSecond: number;
  readonly ratio: number;
  readonly drainSeconds: number;
  /** Of this process, with the sandbox in it: after a tenth, and at the end. */
  readonly anonymousMb: { readonly early: number; readonly end: number };
  /** Dossiers that the portal holds otherwise than the log tells; rows in another order count. */
  readonly different: number;
}

const LATENCY_MS = 200;
const SEED = 1;
const MEBIBYTE = 1_048_576;
const FULL = { dossiers: 14_000, concurrency: 64 };
const QUICK = { dossiers: 150, concurrency: 32 };

type Size = typeof FULL;

const fill = async (folder: string, { dossiers }: Size): Promise<void> => {
  const engine = await startEngine({ folder, store: 'embedded' });
  try {
    await adoptBenchmarkReference(folder);
    const door = { address: engine.run.connections['http']!, key: engine.run.localKey };
    for (const part of caseloadParts(dossiers, SEED))
      await sendPart({ ready: () => Promise.resolve(door) }, part);
  } finally {
    await engine.stop();
  }
};

const drain = async (
  opened: Opened,
  { sandbox, concurrency }: { readonly sandbox: PortalSandbox; readonly concurrency: number },
) => {
  const settings = { ...settingsOfSandbox(sandbox), concurrency };
  const parts = portalSyncParts({ ...opened, settings });
  const portal = new CountedPortal(parts.portal);
  const journal = createLogger({ level: 'warn', name: 'bench' });
  const from = performance.now();
  const running = await startPortalSync({ ...parts, portal, journal });
  const early = await portal.quiet(() => anonymousBytesOf(process.pid) / MEBIBYTE);
  const seconds = (portal.lastAtMs - from) / 1_000;
  await running.stop();
  stage('comparing the portal with the log');
  const evidence = await provePortal(evidenceOf(parts, sandbox));
  return { exchanges: portal.count, rate: portal.steadyPerSecond, seconds, early, evidence };
};

const measure = async (folder: string, size: Size): Promise<Omit<PortalFigures, 'quick'>> => {
  const { concurrency } = size;
  const sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1', folder: join(folder, 'portal') });
  sandbox.desk.addFault({ kind: 'latency', ms: LATENCY_MS, probability: 1 });
  try {
    stage(`filling with ${size.dossiers} dossiers`);
    await fill(folder, size);
    stage('draining');
    const drained = await withEngines({ folder }, (opened) => drain(opened, { sandbox, concurrency }));
    const limitPerSecond = (concurrency * 1_000) / LATENCY_MS;
    return {
      ...{ benchmark: 'portal', dossiers: drained.evidence.dossiers },
      ...{ concurrency, latencyMs: LATENCY_MS, exchanges: drained.exchanges },
      ...{ exchangesPerSecond: drained.rate, limitPerSecond, ratio: drained.rate / limitPerSecond },
      drainSeconds: drained.seconds,
      anonymousMb: { early: drained.early, end: anonymousBytesOf(process.pid) / MEBIBYTE },
      different: drained.evidence.differences.length,
    };
  } finally {
    await sandbox.stop();
  }
};

/** The way to a portal that takes its time: exchanges a second beside the limit that concurrency sets. */
export const benchmarkPortal = ({ isQuick }: BenchOptions): Promise<PortalFigures> =>
  inBenchFolder(async (folder) => ({
    ...(await measure(folder, isQuick ? QUICK : FULL)),
    quick: isQuick,
  }));
