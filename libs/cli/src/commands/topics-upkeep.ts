import { join } from 'node:path';
import { auditTopics, republish } from '@hoso/kafka-relay';
import { openTopics } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import {
  configurationOf,
  withGround,
  type EngineOptions,
  type Outside,
  type ServingOptions,
} from '../session';
import { answer } from '../terminal';

/** `hoso topics verify`: whether topics and log agree, record by record. */
export const verifyTopics = async (options: ServingOptions, outside: Outside): Promise<boolean> => {
  const { dataFolder, kafkaBrokers: brokers } = configurationOf(options, outside.env);
  return withGround(options, outside, async ({ store }) => {
    const folder = join(dataFolder, 'topics');
    const topics = openTopics({ brokers, folder, clock: new SystemClock() });
    try {
      const audit = await auditTopics({ store, topics });
      const { checked, lost, doubled, different } = audit;
      answer(outside.terminal, audit, () => [
        `${checked} bản ghi (records), ${lost} thiếu (lost), ${doubled} trùng (doubled), ${different} khác (different)`,
      ]);
      return lost + doubled + different === 0;
    } finally {
      await topics.close();
    }
  });
};

/** `hoso topics republish`: lets the relay publish whatever the topics lack, from the first event on. */
export const republishTopics = (options: EngineOptions, outside: Outside): Promise<void> =>
  withGround(options, outside, async ({ database }) => {
    await republish(database);
    answer(outside.terminal, { republishing: true }, () => [
      'Bắt đầu lại từ sự kiện đầu tiên (the relay begins with the first event again)',
    ]);
  });
