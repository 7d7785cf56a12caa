import { ALERT_PREFIX } from '@hoso/application';
import type { AlertEvent } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import { climbKey, climbWork } from './alert-work';
import type { Work } from '@hoso/processes';

/** An event of an alert, with the alert’s id. */
export const alertEventOf = (
  recorded: RecordedEvent,
): { readonly alert: string; readonly event: AlertEvent } => ({
  alert: recorded.stream.slice(ALERT_PREFIX.length),
  event: decode({ ...recorded, metadata: recorded.metadata as StoredMetadata }) as AlertEvent,
});

/** When an alert climbs: a piece of work, or the key of one that is needless now; undefined where nothing changes. */
export const takeClimb = (recorded: RecordedEvent): Work | string | undefined => {
  const { alert, event } = alertEventOf(recorded);
  const until = (dueAt: Instant | undefined) => (dueAt ? climbWork(alert, dueAt) : climbKey(alert));
  switch (event.type) {
    case 'AlertRaised':
    case 'AlertEscalated':
      return until(event.data.answerDueAt);
    case 'AlertAcknowledged':
    case 'AlertResolved':
      return until(undefined);
    case 'AlertDeliveryPlanned':
    case 'AlertDelivered':
    case 'AlertDeliveryFailed':
      return undefined;
  }
};
