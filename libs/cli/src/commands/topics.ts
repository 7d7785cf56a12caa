import { join } from 'node:path';
import { HEADERS, TOPICS, type TopicSpec } from '@hoso/contracts';
import { deadLetterSeal } from '@hoso/engine';
import { localText, VIETNAM } from '@hoso/kernel';
import { openedDeadLetter, openTopics, type TopicRecord, type Topics, type Unseal } from '@hoso/messaging';
import { findSecrets } from '@hoso/person-keys';
import { SystemClock } from '@hoso/platform';
import { limitOf } from '../option-values';
import { configurationOf, type Outside } from '../session';
import { answer } from '../terminal';
import { UsageError } from '../usage-error';

export interface TopicsOptions {
  readonly brokers?: string;
  readonly data?: string;
}

export interface TailOptions extends TopicsOptions {
  readonly key?: string;
  readonly fromStart?: true;
  readonly open?: true;
  readonly limit?: string;
}

const withTopics = async (
  { brokers, data }: TopicsOptions,
  { env }: Outside,
  work: (topics: Topics) => Promise<void>,
): Promise<void> => {
  const { dataFolder, kafkaBrokers } = configurationOf({ data, kafkaBrokers: brokers }, env);
  const isFiles = data !== undefined && brokers === undefined;
  const topics = openTopics({
    brokers: isFiles ? [] : kafkaBrokers,
    folder: join(dataFolder, 'topics'),
    clock: new SystemClock(),
  });
  try {
    await work(topics);
  } finally {
    await topics.close();
  }
};

const PURPOSES = new Map(Object.values<TopicSpec>(TOPICS).map(({ name, purpose }) => [name, purpose]));

/** `hoso topics list`: every topic, its partitions and when its last record was written. */
export const listTopics = (options: TopicsOptions, outside: Outside): Promise<void> =>
  withTopics(options, outside, async (topics) => {
    const found = await topics.list();
    const tails = await topics.tails(found.map(({ name }) => name));
    const listed = found.map(({ name, partitions }) => {
      const written = tails.filter(({ topic }) => topic === name).map(({ writtenAt }) => writtenAt);
      return { name, partitions, lastWrittenAt: written.sort().at(-1) };
    });
    answer(outside.terminal, { topics: listed }, () =>
      listed.map(({ name, partitions, lastWrittenAt }) => {
        const last = lastWrittenAt === undefined ? '-' : localText(lastWrittenAt, VIETNAM);
        return `${name.padEnd(28)} ${String(partitions).padStart(3)}  ${last.padEnd(29)}  ${PURPOSES.get(name) ?? ''}`;
      }),
    );
  });

const eventIn = (value: string): unknown => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};

const lineOf = ({ writtenAt, key, headers, value }: TopicRecord): string => {
  const { type } = (eventIn(value) ?? {}) as { readonly type?: unknown };
  const number = (headers[HEADERS.sequence] ?? '-').padStart(6);
  return `${localText(writtenAt, VIETNAM)}  ${key}  ${number}  ${typeof type === 'string' ? type : '?'}`;
};

const jsonOf = ({ offset, value, ...record }: TopicRecord, unseal?: Unseal): string => {
  const event = eventIn(value);
  const shown = unseal ? openedDeadLetter(event, unseal) : event;
  return JSON.stringify({ ...record, offset: String(offset), value: shown });
};

/** Opens what the installation of a data folder sealed. */
const unsealOf = ({ data }: TailOptions, { env }: Outside): Unseal => {
  const { dataFolder } = configurationOf({ data }, env);
  const secrets = findSecrets(dataFolder);
  if (!secrets) throw new UsageError(`--open: the data folder ${dataFolder} holds no secrets.json`);
  return deadLetterSeal(secrets).open;
};

/** Does work that Ctrl-C ends. */
const untilInterrupted = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await work(interruption.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
};

/**
 * `hoso topics tail NAME`: a line for each record, its time, key, number and type, until Ctrl-C or the limit. With `--open` JSON, where
 * sealed dead letters are open.
 */
export const tailTopic = async (name: string, options: TailOptions, outside: Outside): Promise<void> => {
  const limit = limitOf(options.limit) ?? Infinity;
  const { out, isJson } = outside.terminal;
  const unseal = options.open ? unsealOf(options, outside) : undefined;
  const from = options.fromStart ? 'start' : 'now';
  let shown = 0;
  return withTopics(options, outside, (topics) =>
    untilInterrupted(async (signal) => {
      for await (const record of topics.watch(name, signal, from)) {
        if (options.key !== undefined && record.key !== options.key) continue;
        out.write(`${isJson || unseal ? jsonOf(record, unseal) : lineOf(record)}\n`);
        if (++shown === limit) return;
      }
    }),
  );
};
