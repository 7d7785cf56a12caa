import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { SystemClock } from '@hoso/platform';
import { compileLibs } from '@hoso/platform/testing';
import type * as Lib from './index';
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

describeOnKafka('the contract of topics', (brokers) => {
  describeTopics('Apache Kafka', () =>
    Promise.resolve({
      open: () => openTopics({ brokers, folder: '', clock }),
      dispose: () => Promise.resolve(),
    }),
  );

  describeTopics('Apache Kafka, publishers in threads of their own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hoso-topics-apart-'));
    const front = join(compileLibs(folder, ['kernel', 'messaging']), 'messaging/index.js'); // a thread needs compiled code
    const compiled = jest.requireActual<Pick<typeof Lib, 'openTopics'>>(front);
    return Promise.resolve({
      open: () => compiled.openTopics({ brokers, folder: '', clock, publishersApart: true }),
      dispose: () => Promise.resolve(rmSync(folder, { recursive: true })),
    });
  });
});
