import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners, type Consumer, type Producer } from 'kafkajs';

/** Gives up after some four seconds: who waits longer is told so, and can end the wait. */
const RETRY = { initialRetryTime: 10, maxRetryTime: 500, multiplier: 2, factor: 0.2, retries: 12 };

/** A broker ends a transaction that nobody ends; until then nobody reads beyond it. */
const TRANSACTION_MS = 30_000;

/** So long a group waits, after its broker was away, for a member that was replaced meanwhile. */
const SESSION_MS = 10_000;

/** Faults reach the callers as errors, so kafkajs says nothing itself. */
export const kafkaClient = (brokers: readonly string[]): Kafka =>
  new Kafka({
    clientId: 'hoso',
    brokers: [...brokers],
    connectionTimeout: 1_000,
    requestTimeout: 30_000,
    retry: RETRY,
    logLevel: logLevel.NOTHING,
  });

export const transactionalProducer = (kafka: Kafka, transactionalId: string): Producer =>
  kafka.producer({
    transactionalId,
    transactionTimeout: TRANSACTION_MS,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: RETRY,
  });

/** A consumer that ends at its first crash: kafkajs restarts after some crashes only, and says nothing of the others. */
export const endingConsumer = (kafka: Kafka, groupId: string): Consumer =>
  kafka.consumer({
    groupId,
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: 60_000,
    heartbeatInterval: 2_000,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
    retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
  });

/** A group for one look; Kafka forgets it when its only member leaves. */
export const passingGroup = (): string => `hoso-look-${randomUUID()}`;
