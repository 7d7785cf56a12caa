import type { AlertAudience } from '@hoso/domain';
import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from '../migrations';

/** One alert on one rung for one recipient. */
export interface WaitingDelivery {
  readonly delivery: string;
  readonly alert: string;
  readonly audience: AlertAudience;
  readonly recipient: string;
}

export type DeliveryRef = Omit<WaitingDelivery, 'recipient'>;

/** `planned`: nothing went out yet; `sending`: it may have; the others are outcomes that the alerts have yet to hear of. */
export type MessageState = 'planned' | 'sending' | 'delivered' | 'unknown' | 'gave-up';

export interface Message {
  readonly id: string;
  readonly recipient: string;
  readonly deliveries: readonly DeliveryRef[];
  readonly state: MessageState;
  readonly attempts: number;
  readonly fault: string;
}

const WAIT = `insert into ${SCHEMA}.waiting (delivery, alert, audience, recipient)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) on conflict do nothing`;
const FORGET = `delete from ${SCHEMA}.waiting where alert = any($1::uuid[])`;
const GATHER = `delete from ${SCHEMA}.waiting where recipient = $1 returning delivery, alert, audience`;
const PLAN = `insert into ${SCHEMA}.messages (id, recipient, deliveries, state)
  values ($1, $2, $3, 'planned')
  on conflict (id) do update set deliveries = messages.deliveries || excluded.deliveries
  where messages.state = 'planned' and not messages.deliveries @> excluded.deliveries`;
const READ = `select id, recipient, deliveries, state, attempts, fault from ${SCHEMA}.messages where id = $1`;
const MOVE = `update ${SCHEMA}.messages set state = $3, deliveries = $4, attempts = $5, fault = $6
  where id = $1 and state = $2 returning id`;
const DROP = `delete from ${SCHEMA}.messages where id = $1`;

/** Adds deliveries to what waits for the next message; one that waits already stays as it is. */
export const addWaiting = async (query: RunStatement, waiting: readonly WaitingDelivery[]): Promise<void> => {
  if (waiting.length === 0) return;
  const column = (of: (each: WaitingDelivery) => string) => waiting.map(of);
  await query({
    text: WAIT,
    values: [
      column(({ delivery }) => delivery),
      column(({ alert }) => alert),
      column(({ audience }) => audience),
      column(({ recipient }) => recipient),
    ],
  });
};

/** Takes back what waits about alerts that have ended. */
export const forgetWaiting = async (query: RunStatement, alerts: readonly string[]): Promise<void> => {
  if (alerts.length > 0) await query({ text: FORGET, values: [alerts] });
};

/** Takes everything that waits for a recipient, in a steady order. */
export const gatherWaiting = async (
  query: RunStatement,
  recipient: string,
): Promise<readonly DeliveryRef[]> => {
  const rows = await query<DeliveryRef>({ text: GATHER, values: [recipient] });
  return rows.toSorted((one, other) => (one.delivery < other.delivery ? -1 : 1));
};

type NewMessage = Pick<Message, 'id' | 'recipient' | 'deliveries'>;

/** Plans a message, or adds to one that has not gone out. */
export const planMessage = async (
  query: RunStatement,
  { id, recipient, deliveries }: NewMessage,
): Promise<void> => {
  await query({ text: PLAN, values: [id, recipient, JSON.stringify(deliveries)] });
};

export const readMessage = async (query: RunStatement, id: string): Promise<Message | undefined> => {
  const [message] = await query<Message>({ text: READ, values: [id] });
  return message;
};

/** Changes a message if it still stands where it was read. @returns whether it did */
export const moveMessage = async (
  query: RunStatement,
  from: MessageState,
  { id, state, deliveries, attempts, fault }: Message,
): Promise<boolean> => {
  const values = [id, from, state, JSON.stringify(deliveries), attempts, fault];
  return (await query({ text: MOVE, values })).length === 1;
};

export const dropMessage = async (query: RunStatement, id: string): Promise<void> => {
  await query({ text: DROP, values: [id] });
};
