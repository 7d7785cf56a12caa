import { PORTAL_SYNC_PREFIX } from '@hoso/application';
import type { DossierEvent } from '@hoso/domain';
import { isWrongExpectedRevision, type RecordedEvent } from '@hoso/event-store';
import type { Clock, Instant } from '@hoso/kernel';
import type { Database, RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { Courier } from '../exchange/courier';
import { isGateClosed, type PortalGate } from '../exchange/gate';
import type { PortalPace } from '../exchange/pace';
import { heldAmong, letGo, putStanding, seeEvents, type SeenEvent } from '../list/standing-table';
import { DOSSIER_PREFIX, eventOf } from '../telling/dossier-telling';
import { standingOf } from './standing-of';
import { unitAfter } from './unit-after';

export interface PortalSyncProcessParts {
  readonly courier: Courier;
  readonly gate: PortalGate;
  readonly pace: PortalPace;
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly clock: Clock;
}

/** Facts by which a dossier whose message waited, or which was held, goes on. */
const GOES_ON: ReadonlySet<string> = new Set([
  'PortalSyncOrdered',
  'PortalMessageReleased',
  'PortalReconciled',
]);

/** Lanes prepare and record while others hold a slot at the portal, so that its slots stay full. */
const LANES_PER_SLOT = 2;

const lookAt = (code: string, dueAt: Instant): Work => ({
  key: code,
  kind: 'look',
  lane: code,
  dueAt,
  data: { code },
});

const seenOf = (recorded: RecordedEvent, code: string): SeenEvent => {
  const event: DossierEvent = eventOf(recorded);
  const unit = unitAfter(event);
  const { rules } = event.data as { readonly rules?: { readonly regime: string } };
  return {
    code,
    revision: recorded.revision,
    recordedAt: recorded.recordedAt,
    ...(unit !== undefined && { unit }),
    isHeld: rules?.regime === 'imported',
  };
};

const codesWith = (events: readonly RecordedEvent[], prefix: string): readonly string[] => [
  ...new Set(
    events.filter(({ stream }) => stream.startsWith(prefix)).map(({ stream }) => stream.slice(prefix.length)),
  ),
];

/**
 * Brings what dossiers have to tell to the portal: in order for each, side by side for all. A piece of work says only
 * that somebody has to look; what there is to send stands in the log.
 */
export class PortalSyncProcess implements ProcessManager {
  readonly name = 'portal-sync';
  readonly filter = { streamPrefixes: [DOSSIER_PREFIX, PORTAL_SYNC_PREFIX] };
  readonly lanes: number;

  constructor(private readonly parts: PortalSyncProcessParts) {
    this.lanes = parts.pace.concurrency * LANES_PER_SLOT;
  }

  restsUntil(): Instant | undefined {
    return this.parts.gate.restsUntil();
  }

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const dossiers = events.filter(({ stream }) => stream.startsWith(DOSSIER_PREFIX));
    const decided = events.filter(({ type }) => GOES_ON.has(type));
    await seeEvents(
      query,
      dossiers.map((event) => seenOf(event, event.stream.slice(DOSSIER_PREFIX.length))),
    );
    const goOn = codesWith(decided, PORTAL_SYNC_PREFIX);
    await letGo(query, goOn);
    const codes = codesWith(dossiers, DOSSIER_PREFIX);
    const held = await heldAmong(query, codes);
    const due = [...new Set([...codes.filter((code) => !held.has(code)), ...goOn])];
    const [{ recordedAt }] = events as [RecordedEvent];
    return { put: due.map((code) => lookAt(code, recordedAt)), remove: [] };
  }

  async carryOut({ lane: code, dueAt }: DueWork): Promise<Settlement> {
    try {
      const brought = await this.parts.courier.bring(code);
      await putStanding(this.parts.database.query, standingOf(brought), brought.stream.revision);
      const { goesOnAt } = brought;
      if (goesOnAt === undefined) return { kind: 'done' };
      // What has only had its turn keeps its place before those who came later.
      const isTurn = goesOnAt <= this.parts.clock.now();
      return { kind: 'later', dueAt: isTurn ? dueAt : goesOnAt, reason: 'waits' };
    } catch (error) {
      if (isGateClosed(error)) return { kind: 'later', dueAt: error.until, reason: error.reason };
      if (!isWrongExpectedRevision(error)) throw error;
      return { kind: 'later', dueAt: this.parts.clock.now(), reason: 'another instance was first' };
    }
  }
}
