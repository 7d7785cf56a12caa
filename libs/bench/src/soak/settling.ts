import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { portalSettingsFor, portalSyncParts } from '@hoso/engine';
import { inParallel } from '@hoso/platform';
import { createReconciler, isGateClosed, PortalSyncList, type PortalSyncParts } from '@hoso/portal-sync';
import { PRINCIPAL, withEngines, type Opened } from '../processes/reference';
import type { SoakEngine } from './soak-engine';

/** What was done by people and by comparing, until everything was in step. */
export interface Settled {
  readonly released: number;
  readonly reconciled: number;
}

interface Facts {
  readonly 'kafka relay'?: { readonly isCaughtUp: boolean; readonly events: number };
}

const POLL_MS = 1_000;
const WITHIN_MS = 3_600_000;
const PAGE = 500;
const OPERATOR = { ...PRINCIPAL, id: 'soak', role: 'operations' } as const;

/** An operator who has looked at the portal lets what was refused go once more. */
const releaseParked = async ({ application, ground }: Opened): Promise<number> => {
  const { items } = await new PortalSyncList(ground.database).page({
    visible: 'all',
    state: 'parked',
    limit: PAGE,
  });
  await inParallel(items, 8, async ({ code }) => {
    const commandId = randomUUID();
    const context = { principal: OPERATOR, commandId, correlationId: commandId, causationId: commandId };
    const command = { type: 'ReleaseMessage', data: { decision: 'resend', reason: 'soak' } } as const;
    await application.portalSyncs.decisions.take({ code, command, context });
  });
  return items.length;
};

const isPortalInStep = async ({ ground }: Opened): Promise<boolean> => {
  const { counts } = await new PortalSyncList(ground.database).count();
  return counts.waiting + counts.unsure + counts.parked === 0;
};

const isRelayDone = async (engine: SoakEngine): Promise<boolean> => {
  const { address } = await engine.ready();
  const { facts } = (await (await fetch(`${address}/health/ready`)).json()) as { readonly facts?: Facts };
  const relay = facts?.['kafka relay'];
  return relay?.isCaughtUp === true && relay.events === 0;
};

const untilInStep = async (opened: Opened, engine: SoakEngine): Promise<number> => {
  const latest = performance.now() + WITHIN_MS;
  let released = 0;
  while (!((await isPortalInStep(opened)) && (await isRelayDone(engine)))) {
    if (performance.now() > latest) throw new Error('The soak did not settle');
    released += await releaseParked(opened);
    await sleep(POLL_MS);
  }
  return released;
};

/** Asks the portal about every dossier, and lets what differs be sent again. @returns how many differed */
const reconcileAll = async (parts: PortalSyncParts): Promise<number> => {
  const reconciler = createReconciler(parts);
  const list = new PortalSyncList(parts.database);
  let [different, after]: [number, string | undefined] = [0, undefined];
  do {
    const page = await list.page({ visible: 'all', limit: PAGE, ...(after !== undefined && { after }) });
    await inParallel(page.items, parts.pace.concurrency, async ({ code }) => {
      const found = await reconciler.reconcile(code).catch((error: unknown) => {
        if (!isGateClosed(error)) throw error;
        return undefined;
      });
      if (found?.outcome === 'differs') different += 1;
    });
    after = page.next;
  } while (after !== undefined);
  return different;
};

/**
 * Lets everything that was interrupted be finished: what waits goes by itself, what was refused by an operator’s word, what was
 * changed at the portal by comparing.
 */
export const settle = (folder: string, engine: SoakEngine, onQuiet: () => void): Promise<Settled> =>
  withEngines({ folder }, async (opened) => {
    const settings = await portalSettingsFor(folder);
    const parts = portalSyncParts({ ...opened, settings });
    let released = await untilInStep(opened, engine);
    onQuiet(); // else the portal would be changed for ever, faster than anybody compares
    let reconciled = 0;
    for (let different = 1; different > 0; reconciled += different) {
      different = await reconcileAll(parts);
      released += await untilInStep(opened, engine);
    }
    return { released, reconciled };
  });
