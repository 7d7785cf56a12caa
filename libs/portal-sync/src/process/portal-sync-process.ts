import { PORTAL_SYNC_PREFIX, QUESTION_PREFIX } from '@hoso/application';
import { lastingIn, type DossierEvent, type PortalSyncEvents } from '@hoso/domain';
import { isWrongExpectedRevision, type RecordedEvent } from '@hoso/event-store';
import { instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Database, RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { Courier } from '../exchange/courier';
import { isGateClosed, type PortalGate } from '../exchange/gate';
import type { PortalPace } from '../exchange/pace';
import {
  findDifferences,
  heldAmong,
  letGo,
  putStanding,
  seeEvents,
  type FoundDifference,
  type SeenEvent,
} from '../list/standing-table';
import type { QuestionRows } from '../questions/question-rows';
import { DOSSIER_PREFIX, eventOf } from '../telling/dossier-telling';
import { standingOf } from './standing-of';
import { unitAfter } from './unit-after';

export interface PortalSyncProcessParts {
  readonly courier: Courier;
  readonly gate: PortalGate;
  readonly pace: PortalPace;
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly clock: Clock;
  readonly questionRows: QuestionRows;
}

/** Facts by which a dossier whose message waited, or which was held, goes on. */
const GOES_ON: ReadonlySet<string> = new Set([
  'PortalSyncOrdered',
  'PortalMessageReleased',
  'PortalReconciled',
]);

/** When that is due for which a person decided: before whatever has waited longer, as somebody waits for it. */
const FIRST = instantFromMs(0);

/** Lanes prepare and record while others hold a slot at the portal, so that its slots stay full. */
const LANES_PER_SLOT = 2;

/** What somebody has to look at: up to an event of the dossier, or, after a fact of its way, whatever there is. */
interface Look {
  readonly code: string;
  readonly head?: number;
}

const lookAt = (look: Look, dueAt: Instant): Work => ({
  key: look.code,
  kind: 'look',
  lane: look.code,
  dueAt,
  data: look,
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

/** What a comparison found to be otherwise, if anything; an agreement is no difference. */
const foundIn = ({
  stream,
  type,
  revision,
  recordedAt,
  ...recorded
}: RecordedEvent): readonly FoundDifference[] => {
  if (type !== 'PortalReconciled') return [];
  const data = recorded.data as PortalSyncEvents['PortalReconciled'];
  const isRepaired = data.rewindTo !== undefined;
  const code = stream.slice(PORTAL_SYNC_PREFIX.length);
  return isRepaired || lastingIn(data).length > 0 ? [{ code, fact: revision, recordedAt, isRepaired }] : [];
};

/** The last of each dossier. */
const lastFound = (facts: readonly RecordedEvent[]): readonly FoundDifference[] => [
  ...new Map(facts.flatMap(foundIn).map((found) => [found.code, found])).values(),
];

/** The last event of each dossier. */
const headsOf = (events: readonly RecordedEvent[]): ReadonlyMap<string, number> =>
  new Map(events.map(({ stream, revision }) => [stream.slice(DOSSIER_PREFIX.length), revision]));

const codesOf = (facts: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(facts.map(({ stream }) => stream.slice(PORTAL_SYNC_PREFIX.length))),
];

/**
 * Brings what dossiers have to tell to the portal: in order for each, side by side for all. A piece of work says only
 * that somebody has to look; what there is to send stands in the log.
 */
export class PortalSyncProcess implements ProcessManager {
  readonly name = 'portal-sync';
  readonly filter = { streamPrefixes: [DOSSIER_PREFIX, PORTAL_SYNC_PREFIX, QUESTION_PREFIX] };
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
    await this.parts.questionRows.take(events, query);
    const goOn = codesOf(decided);
    await letGo(query, goOn);
    await findDifferences(query, lastFound(decided));
    const heads = headsOf(dossiers);
    const held = await heldAmong(query, [...heads.keys()]);
    const news = [...heads].filter(([code]) => !held.has(code) && !goOn.includes(code));
    const released = codesOf(events.filter(({ type }) => type === 'PortalMessageReleased'));
    const [{ recordedAt }] = events as [RecordedEvent];
    const looks = [
      ...news.map(([code, head]) => lookAt({ code, head }, recordedAt)),
      ...goOn.map((code) => lookAt({ code }, released.includes(code) ? FIRST : recordedAt)),
    ];
    return { put: looks, remove: [] };
  }

  async carryOut({ lane: code, data, dueAt }: DueWork): Promise<Settlement> {
    try {
      const brought = await this.parts.courier.bring(code, (data as Look).head);
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
