import { setTimeout as sleep } from 'node:timers/promises';
import type { PortalDifference } from '@hoso/domain';
import { portalSettingsFor, portalSyncParts, runPortalSync } from '@hoso/engine';
import { createLogger, inParallel } from '@hoso/platform';
import {
  createReconciler,
  isGateClosed,
  preparePortalSyncTables,
  PortalSyncList,
  standingsOf,
  type PortalSyncParts,
  type Reconciler,
  type Reconciliation,
} from '@hoso/portal-sync';
import { withWholeSession, type EngineOptions, type Outside } from '../session';
import { answer, progress, type Terminal } from '../terminal';

export interface ReconcileOptions extends EngineOptions {
  /** One dossier; all that were delivered when absent. */
  readonly code?: string;
  /** Compares, and neither records nor mends anything. */
  readonly dryRun?: true;
  /** Sends again also what an earlier repair did not change. */
  readonly insist?: true;
}

const PAGE = 500;
const DELIVERED: ReadonlySet<string | undefined> = new Set(['in-step', 'differs']);
const PATIENCE_MS = 120_000;
const POLL_MS = 200;
/** Each comparison without an answer is on record. */
const LONGEST_WAIT_MS = 10_000;

/** Dossiers that the portal has been told of. */
async function* codesToAsk(
  { database }: PortalSyncParts,
  code: string | undefined,
): AsyncGenerator<readonly string[]> {
  if (code !== undefined) {
    yield [code];
    return;
  }
  const list = new PortalSyncList(database);
  let after: string | undefined;
  do {
    const page = await list.page({ visible: 'all', limit: PAGE, ...(after !== undefined && { after }) });
    yield page.items.filter(({ delivered }) => delivered !== null).map((standing) => standing.code);
    after = page.next;
  } while (after !== undefined);
}

/** Asks until the gate lets it through: a portal that asks for rest is given it. */
const patiently = async (ask: () => Promise<Reconciliation>): Promise<Reconciliation> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isGateClosed(error)) throw error;
      await sleep(POLL_MS);
    }
  }
};

/** It differs, and nothing that is sent mends it. */
const isLasting = ({ outcome, isMended }: Reconciliation): boolean => outcome === 'differs' && !isMended;

/** Waits until what differs has been sent again, and asks once more, for the record. @returns how many agree now */
const provenMended = async (
  { database, pace }: PortalSyncParts,
  reconciler: Reconciler,
  mended: readonly Reconciliation[],
): Promise<number> => {
  const latest = performance.now() + PATIENCE_MS;
  const isTime = (): boolean => performance.now() < latest;
  const codes = mended.map(({ code }) => code);
  const isDelivered = async (): Promise<boolean> => {
    const standings = await standingsOf(database.query, codes);
    return codes.every((code) => DELIVERED.has(standings.get(code)?.state));
  };
  await sleep(POLL_MS);
  while (codes.length > 0 && isTime() && !(await isDelivered())) await sleep(POLL_MS);
  let proven = 0;
  // Standings may be those of before the repair: only what is compared again up to the same message is proof.
  await inParallel(mended, pace.concurrency, async ({ code, upTo = 0 }) => {
    for (let wait = POLL_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const now = await patiently(() => reconciler.reconcile(code));
      const isProven = now.outcome === 'agrees' && now.upTo! >= upTo;
      if (isProven) proven += 1;
      if (isProven || isLasting(now) || !isTime()) return;
      await sleep(wait);
    }
  });
  return proven;
};

const wordOf = (difference: PortalDifference): string => {
  switch (difference.what) {
    case 'record-missing':
      return difference.what;
    case 'field':
      return difference.field;
    case 'row-missing':
      return `${difference.what} @${difference.message}`;
    case 'row-extra':
      return `${difference.what} ${difference.status} ${difference.at}`;
  }
};

const lineOf = ({ code, differences }: Reconciliation): string =>
  `${code}: ${differences.map(wordOf).join(', ')}`;

const compareAll = async (
  parts: PortalSyncParts,
  { code, dryRun, insist }: ReconcileOptions,
  terminal: Terminal,
): Promise<readonly Reconciliation[]> => {
  const reconciler = createReconciler(parts);
  const bar = progress(terminal, 'đối soát (dossiers compared)');
  const found: Reconciliation[] = [];
  let asked = 0;
  for await (const codes of codesToAsk(parts, code))
    await inParallel(codes, parts.pace.concurrency, async (each) => {
      const compared = await patiently(() =>
        dryRun ? reconciler.inspect(each) : reconciler.reconcile(each, { insists: insist === true }),
      );
      found.push(compared);
      bar.update(++asked);
    });
  bar.stop();
  return found;
};

/** `hoso reconcile`: asks the national portal what it holds, shows what differs from the log, and lets it be sent again. */
export const reconcile = (options: ReconcileOptions, outside: Outside): Promise<void> =>
  withWholeSession(options, outside, async ({ ground, configuration, application, shutdown }) => {
    const { terminal } = outside;
    const settings = await portalSettingsFor(configuration.dataFolder);
    const run = { ground, application, settings };
    const parts = portalSyncParts(run);
    await preparePortalSyncTables(ground.database);
    const journal = createLogger({ level: 'warn', name: 'hoso reconcile' });
    // Sends again what differs, unless an engine that runs does.
    if (!options.dryRun) await runPortalSync({ ...run, shutdown, journal });
    const found = await compareAll(parts, options, terminal);
    const different = found.filter(({ outcome }) => outcome === 'differs');
    const mended = different.filter(({ isMended }) => isMended);
    const repaired = await provenMended(parts, createReconciler(parts), mended);
    const checked = found.filter(({ outcome }) => outcome === 'agrees').length + different.length;
    const existenceOnly = found.filter(({ extent }) => extent === 'existence').length;
    const left = found.length - checked;
    const lasting = options.dryRun ? 0 : different.length - repaired;
    answer(terminal, { checked, different: different.length, repaired, existenceOnly }, () => [
      ...different.map(lineOf),
      `${checked} đã đối soát (checked), ${different.length} khác (different), ${repaired} đã sửa (repaired)`,
      ...(existenceOnly > 0 ? [`${existenceOnly} chỉ biết có trên Cổng (existence only)`] : []),
      ...(lasting > 0
        ? [`${lasting} còn khác, phải xem trên Cổng (still different, look at the portal)`]
        : []),
      ...(left > 0 ? [`${left} đang gửi hoặc Cổng không trả lời (on their way, or unanswered)`] : []),
    ]);
  });
