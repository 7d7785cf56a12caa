import type { ExchangeContent, PortalSync, PortalSyncEvent } from '@hoso/domain';
import { decode, open } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { isEnvelope, type Actor, type Instant, type Personal } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import { storedEvent } from '../intake/stored';
import { demandDossier } from './demand-dossier';
import { PORTAL_SYNC_PREFIX, type PortalSyncStreams } from './portal-sync-streams';

/** One fact of a dossier’s way to the portal, as people read it. */
export interface PortalSyncEntry {
  readonly revision: number;
  readonly type: PortalSyncEvent['type'];
  readonly data: object;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
}

/** How a dossier stands at the portal, and how it came there. */
export interface PortalSyncHistory {
  readonly sync: PortalSync;
  /** -1 when nothing has happened yet. */
  readonly revision: number;
  readonly history: readonly PortalSyncEntry[];
}

/** Data of a fact, with request and answer where it has them. */
interface Carrying {
  readonly content?: Personal<ExchangeContent>;
}

/** Reads the ways of dossiers to the portal back. */
export class PortalSyncReader {
  constructor(
    private readonly store: EventStore,
    private readonly keys: PersonKeys,
    private readonly streams: PortalSyncStreams,
  ) {}

  /**
   * Requests and answers are left out for those who may not see persons, and where their person was erased.
   * @throws CommandFailure dossier-not-found
   */
  async read(code: string, persons: 'with-persons' | 'without-persons'): Promise<PortalSyncHistory> {
    const history: PortalSyncEntry[] = [];
    for await (const recorded of this.store.read(PORTAL_SYNC_PREFIX + code)) {
      const stored = storedEvent(recorded);
      const { type, data, at } = decode(stored) as PortalSyncEvent;
      const { revision, recordedAt } = recorded;
      const shown = await this.shown(data, persons);
      const { actor } = stored.metadata;
      history.push({ revision, type, data: shown, occurredAt: at, recordedAt, actor });
    }
    if (history.length === 0) await demandDossier(this.store, code);
    const { sync, revision } = await this.streams.load(code);
    return { sync, revision, history };
  }

  private async shown(data: object, persons: string): Promise<object> {
    const { content, ...told } = data as Carrying;
    const opened = persons === 'with-persons' ? await this.opened(content) : undefined;
    return { ...told, ...(opened && { content: opened }) };
  }

  private async opened(content: Personal<ExchangeContent> | undefined): Promise<ExchangeContent | undefined> {
    if (!content || !isEnvelope(content)) return content;
    const keys = await this.keys.find([content.person]);
    return open(keys.get(content.person), content) as ExchangeContent | undefined;
  }
}
