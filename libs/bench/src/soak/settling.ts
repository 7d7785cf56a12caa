import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { portalSettingsFor, portalSyncParts } from '@hoso/engine';
import { inParallel } from '@hoso/platform';
import type { ParkReason } from '@hoso/domain';
import {
  createReconciler,
  isGateClosed,
  PortalSyncList,
  readTelling,
  type PortalStanding,
  type PortalSyncParts,
  type Reconciliation,
} from '@hoso/portal-sync';
import type { PortalSandbox } from '@hoso/portal-sandbox';
import { PRINCIPAL, withEngines, type Opened } from '../processes/reference';
import type { SoakEngine } from './soak-engine';
import { relayOf, Standstill } from './standstill';

/** What was done by people and by comparing, until everything was in step. */
export interface Settled {
  readonly released: number;
  readonly reconciled: number;
  /** Comparisons that came to nothing and were made again. */
  readonly 'compared-again': number;
}

const POLL_MS = 1_000;
const TOLD_EVERY_MS = 60_000;
const PAGE = 500;
const OPERATOR = { ...PRINCIPAL, id: 'soak', role: 'operations' } as const;

interface Desk {
  readonly opened: Opened;
  readonly parts: PortalSyncParts;
  readonly sandbox: PortalSandbox;
}

/** Whether the row of a message is at the portal: an operator looks before deciding about a row in doubt. */
const isRowThere = async ({ parts, sandbox }: Desk, { code, message }: PortalStanding): Promise<boolean> => {
  const { messages } = await readTelling(code, parts);
  const told = messages.find(({ revision }) => revision === message)?.progress;
  const rows = sandbox.desk.dossier(code)?.progress ?? [];
  return rows.some(
    ({ row }) => row['TrangThai'] === told?.['TrangThai'] && row['ThoiDiemXuLy'] === told?.['ThoiDiemXuLy'],
  );
};

/** An operator lets what was refused go once more, and decides about rows in doubt after a look at the portal. */
const releaseParked = async (desk: Desk): Promise<number> => {
  const { application, ground } = desk.opened;
  const { items } = await new PortalSyncList(ground.database).page({
    visible: 'all',
    state: 'parked',
    limit: PAGE,
  });
  let released = 0;
  await inParallel(items, 8, async (standing) => {
    const { code, reason } = standing;
    const isDelivered = reason === 'row-in-doubt' && (await isRowThere(desk, standing));
    const decision = isDelivered ? ('treat-as-delivered' as const) : ('resend' as const);
    const commandId = randomUUID();
    const context = { principal: OPERATOR, commandId, correlationId: commandId, causationId: commandId };
    const data = { decision, reason: 'soak', parkedAs: reason as ParkReason };
    const command = { type: 'ReleaseMessage', data } as const;
    const outcome = await application.portalSyncs.decisions.take({ code, command, context });
    if (!('refused' in outcome)) released += 1;
  });
  return released;
};

/** Dossiers that are not in step with the portal. */
const behindPortal = async ({ ground }: Opened): Promise<number> => {
  const { counts } = await new PortalSyncList(ground.database).count();
  return counts.waiting + counts.unsure + counts.parked;
};

/** What whoever waits is told. */
export interface SettlingJournal {
  /** Dossiers that are not in step, from minute to minute. */
  readonly onBehind: (dossiers: number) => void;
  /** All is in step for the first time: what the portal does by itself must end, or nobody could compare as fast. */
  readonly onQuiet: () => void;
}

const untilInStep = async (
  desk: Desk,
  engine: SoakEngine,
  { onBehind }: Pick<SettlingJournal, 'onBehind'>,
): Promise<number> => {
  const standstill = new Standstill();
  let [released, toldAt] = [0, performance.now()];
  for (;;) {
    const behind = await behindPortal(desk.opened);
    const relay = await relayOf(engine);
    if (behind === 0 && relay.isDone) return released;
    standstill.watch(behind, relay);
    if (performance.now() - toldAt > TOLD_EVERY_MS) {
      toldAt = performance.now();
      onBehind(behind);
    }
    released += await releaseParked(desk);
    await sleep(POLL_MS);
  }
};

/** Whether something was on its way, or the portal did not answer: nothing is known of what it holds. */
const isOpen = (found: Reconciliation | undefined): boolean =>
  found === undefined || found.outcome === 'busy' || found.outcome === 'unanswered';

async function* allCodes({ database }: PortalSyncParts): AsyncGenerator<readonly string[]> {
  const list = new PortalSyncList(database);
  let after: string | undefined;
  do {
    const page = await list.page({ visible: 'all', limit: PAGE, ...(after !== undefined && { after }) });
    yield page.items.map(({ code }) => code);
    after = page.next;
  } while (after !== undefined);
}

interface Compared {
  /** What differed is sent again. */
  readonly mended: readonly string[];
  readonly open: readonly string[];
}

/** Asks the portal about dossiers, and lets what differs be sent again. */
const reconcile = async (
  parts: PortalSyncParts,
  pages: AsyncIterable<readonly string[]> | readonly (readonly string[])[],
): Promise<Compared> => {
  const reconciler = createReconciler(parts);
  const [mended, open]: [string[], string[]] = [[], []];
  for await (const codes of pages)
    await inParallel(codes, parts.pace.concurrency, async (code) => {
      const found = await reconciler.reconcile(code, { insists: true }).catch((error: unknown) => {
        if (!isGateClosed(error)) throw error;
        return undefined;
      });
      if (found?.isMended) mended.push(code);
      else if (isOpen(found)) open.push(code);
    });
  return { mended, open };
};

/**
 * Lets everything that was interrupted be finished: what waits goes by itself, what was refused by an operator’s word, what was
 * changed at the portal by comparing.
 */
export const settle = (
  {
    folder,
    engine,
    sandbox,
  }: { readonly folder: string; readonly engine: SoakEngine; readonly sandbox: PortalSandbox },
  journal: SettlingJournal,
): Promise<Settled> =>
  withEngines({ folder }, async (opened) => {
    const settings = await portalSettingsFor(folder);
    const desk = { opened, sandbox, parts: portalSyncParts({ ...opened, settings }) };
    let released = await untilInStep(desk, engine, journal);
    journal.onQuiet();
    let [reconciled, comparedAgain] = [0, 0];
    let next = await reconcile(desk.parts, allCodes(desk.parts));
    while (next.mended.length + next.open.length > 0) {
      released += await untilInStep(desk, engine, journal);
      reconciled += next.mended.length;
      comparedAgain += next.open.length;
      await sleep(POLL_MS);
      next = await reconcile(desk.parts, [[...next.mended, ...next.open]]);
    }
    return { released, reconciled, 'compared-again': comparedAgain };
  });
