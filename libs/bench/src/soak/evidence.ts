import { join } from 'node:path';
import { PORTAL_SYNC_PREFIX } from '@hoso/application';
import { portalSettingsFor, portalSyncParts } from '@hoso/engine';
import { openTopics } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import { DOSSIER_PREFIX, readTelling, type PortalSyncParts } from '@hoso/portal-sync';
import type { PortalSandbox } from '@hoso/portal-sandbox';
import { withEngines, type Opened } from '../processes/reference';
import { provePortal, type HeldDossier, type PortalEvidence, type PortalProof } from './portal-proof';
import { proveTopics, type TopicProof } from './topic-proof';

const heldAt = ({ desk }: PortalSandbox, code: string): HeldDossier | undefined => {
  const found = desk.dossier(code);
  return (
    found && {
      record: found.record,
      rows: found.progress.map(({ row }) => row),
      notices: found.notices.map(({ data }) => data),
    }
  );
};

/** What the log has to tell of each dossier, and what the portal holds. */
export async function* evidenceOf(
  parts: PortalSyncParts,
  sandbox: PortalSandbox,
  mended: ReadonlySet<string> = new Set(),
): AsyncGenerator<PortalEvidence> {
  for await (const { stream, revision } of parts.store.scan({ streamPrefixes: [DOSSIER_PREFIX] })) {
    if (revision > 0) continue;
    const code = stream.slice(DOSSIER_PREFIX.length);
    const { messages } = await readTelling(code, parts);
    yield { code, messages, held: heldAt(sandbox, code), isMended: mended.has(code) };
  }
}

/** What log, topics and portal say, once nothing moves any more. */
export interface Evidence {
  readonly topics: TopicProof;
  readonly portal: PortalProof;
  /** Exchanges that came to nothing, by what was done about them next. */
  readonly repaired: Readonly<Record<string, number>>;
}

/** Dossiers whose way went back because the portal held something else. */
const mendedIn = async ({ ground }: Opened): Promise<ReadonlySet<string>> => {
  const codes = new Set<string>();
  for await (const { stream, type, data } of ground.store.scan({ streamPrefixes: [PORTAL_SYNC_PREFIX] }))
    if (type === 'PortalReconciled' && 'rewindTo' in data) codes.add(stream.slice(PORTAL_SYNC_PREFIX.length));
  return codes;
};

/** What the outbox did after an exchange that came to nothing, by its outcome. */
const repairsIn = async ({ ground }: Opened): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for await (const { type, data } of ground.store.scan({ streamPrefixes: [PORTAL_SYNC_PREFIX] })) {
    if (type !== 'PortalExchangeEnded') continue;
    const { outcome, row } = data as { readonly outcome: string; readonly row?: string };
    const kind = row === 'there' ? 'row-found' : row === 'missing' ? 'row-sent-again' : outcome;
    if (kind !== 'accepted' && kind !== 'known') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

/** Reads all three and compares them, on the engines of the folder, which nobody else uses any more. */
export const gatherEvidence = (
  folder: string,
  { sandbox, brokers }: { readonly sandbox: PortalSandbox; readonly brokers: string },
): Promise<Evidence> =>
  withEngines({ folder }, async (opened) => {
    const topics = openTopics({
      brokers: [brokers],
      folder: join(folder, 'topics'),
      clock: new SystemClock(),
    });
    const parts = portalSyncParts({ ...opened, settings: await portalSettingsFor(folder) });
    try {
      return {
        topics: await proveTopics(opened.ground.store, topics),
        portal: await provePortal(evidenceOf(parts, sandbox, await mendedIn(opened))),
        repaired: await repairsIn(opened),
      };
    } finally {
      await topics.close();
    }
  });
