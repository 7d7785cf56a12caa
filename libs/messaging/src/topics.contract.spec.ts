import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { SystemClock } from '@hoso/platform';
import { openTopics } from './index';
import { describeTopics } from './testing/index';

const clock = new SystemClock();

describeTopics('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-topics-'));
  return {
    open: () => openTopics({ brokers: [], folder, clock }),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describeOnKafka('the contract of topics', (brokers) =>
  describeTopics('Apache Kafka', () =>
    Promise.resolve({
      open: () => openTopics({ brokers, folder: '', clock }),
      dispose: () => Promise.resolve(),
    }),
  ),
);
