import {
  accountabilityDecider,
  type AccountabilityReportEvent,
  type AccountabilityState,
} from '@hoso/domain';
import { CHAIN_START, decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor, Instant } from '@hoso/kernel';
import { storedEvent } from '../intake/stored';
import type { ReportName } from './accountability-request';

export const accountabilityStream = ({ unit, period }: ReportName): string =>
  `accountability-${unit}-${period}`;

/** One event of a report as it was recorded, and the report after it. */
export interface RecordedReport {
  readonly revision: number;
  readonly event: AccountabilityReportEvent;
  readonly actor: Actor;
  readonly commandId: string;
  readonly payloadHmac: string;
  readonly hash: string;
  readonly recordedAt: Instant;
  readonly after: AccountabilityState;
}

/** A report as read from its stream; the streams are short. Revision -1 when nothing was gathered. */
export interface ReportStream {
  readonly report: AccountabilityState;
  readonly revision: number;
  readonly head: string;
  readonly history: readonly RecordedReport[];
}

export const readReport = async (store: EventStore, name: ReportName): Promise<ReportStream> => {
  const history: RecordedReport[] = [];
  let report = accountabilityDecider.initial;
  for await (const recorded of store.read(accountabilityStream(name))) {
    const stored = storedEvent(recorded);
    const event = decode(stored) as AccountabilityReportEvent;
    report = accountabilityDecider.evolve(report, event);
    const { actor, commandId, payloadHmac, hash } = stored.metadata;
    const { revision, recordedAt } = recorded;
    history.push({ revision, event, actor, commandId, payloadHmac, hash, recordedAt, after: report });
  }
  const last = history.at(-1);
  return { report, revision: last?.revision ?? -1, head: last?.hash ?? CHAIN_START, history };
};
