import { TopicsUnavailable } from '../errors';

interface Fault {
  readonly name?: string;
  readonly type?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** An error of kafkajs and all that it wraps. */
function* causesOf(error: unknown): Generator<Fault> {
  if (typeof error !== 'object' || error === null) return;
  const { cause, errors = [] } = error as Fault;
  yield error;
  for (const inner of [cause, ...errors]) if (inner !== error) yield* causesOf(inner);
}

const hasType = (error: unknown, types: readonly string[]): boolean =>
  [...causesOf(error)].some(({ type }) => type !== undefined && types.includes(type));

/** Another producer opened a transaction under the same id. */
export const isFencing = (error: unknown): boolean =>
  hasType(error, ['INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED']);

/** The broker just started and does not know its groups yet, or the group moved to another one. */
export const isCoordinatorMissing = (error: unknown): boolean =>
  hasType(error, ['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP']);

/** A partition without a leader for a moment: after its creation, or while leaders move. */
export const isLeaderMissing = (error: unknown): boolean =>
  hasType(error, ['LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/** A topic that was just created, and that its broker does not know or lead yet. */
export const isNotLedYet = (error: unknown): boolean =>
  hasType(error, ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

const isOfKafka = (error: unknown): boolean =>
  [...causesOf(error)].some(({ name }) => name?.startsWith('KafkaJS') === true);

const isRefusal = (error: unknown): boolean => [...causesOf(error)].some(({ type }) => type !== undefined);

/** @returns what a failure means in the words of the port */
export const faultOf = (error: unknown): unknown => {
  if (!isOfKafka(error) || isRefusal(error)) return error;
  return new TopicsUnavailable(error instanceof Error ? error.message : 'Kafka', { cause: error });
};
