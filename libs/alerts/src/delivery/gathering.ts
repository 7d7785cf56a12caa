import { derivedId } from '@hoso/event-format';
import type { Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import type { Work } from '@hoso/processes';
import { gatherWaiting, planMessage, type DeliveryRef } from './message-table';

const NOTICES_MAX = 100;

const laneOf = (recipient: string): string => `to ${recipient}`;

/** The work by which what waits for a recipient becomes a message; the first alert sets its time. */
export const digestWork = (recipient: string, dueAt: Instant): Work => ({
  key: `digest ${recipient}`,
  kind: 'digest',
  lane: laneOf(recipient),
  dueAt,
  data: { recipient },
});

export const sendWork = (recipient: string, message: string, dueAt: Instant): Work => ({
  key: `send ${message}`,
  kind: 'send',
  lane: laneOf(recipient),
  dueAt,
  data: { message },
});

const chunksOf = (deliveries: readonly DeliveryRef[]): readonly (readonly DeliveryRef[])[] =>
  Array.from({ length: Math.ceil(deliveries.length / NOTICES_MAX) }, (_, index) =>
    deliveries.slice(index * NOTICES_MAX, (index + 1) * NOTICES_MAX),
  );

/** The id of a message is that of what it carries. */
const messageIdOf = (recipient: string, deliveries: readonly DeliveryRef[]): string =>
  derivedId(JSON.stringify(['message', recipient, deliveries.map(({ delivery }) => delivery)]));

/** Makes one message, or several of at most a hundred alerts, of everything that waits for a recipient. */
export const gatherMessages = async (
  query: RunStatement,
  recipient: string,
  at: Instant,
): Promise<readonly Work[]> => {
  const work: Work[] = [];
  for (const deliveries of chunksOf(await gatherWaiting(query, recipient))) {
    const id = messageIdOf(recipient, deliveries);
    await planMessage(query, { id, recipient, deliveries });
    work.push(sendWork(recipient, id, at));
  }
  return work;
};
