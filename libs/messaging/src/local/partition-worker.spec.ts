import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@hoso/platform';
import { message, newTopic } from '../testing/messages';
import { Changes } from './changes';
import { LocalPublisher } from './local-publisher';
import { PartitionWorker } from './partition-worker';
import type { TopicFile } from './topic-file';
import { TopicsFolder } from './topics-folder';

describe('whoever works on a partition', () => {
  const path = mkdtempSync(join(tmpdir(), 'hoso-worker-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));

  it('hands nothing over when it is stopped while it reads', async () => {
    const folder = new TopicsFolder(path);
    const spec = newTopic(1);
    await folder.create(spec);
    const publisher = await LocalPublisher.open({ name: 'spec', folder, clock: new SystemClock() });
    await publisher.publish([message(spec.name, 'H-0')]);
    const whole = await folder.topic(spec.name);
    const stopping = new AbortController();
    const file = {
      head: whole.head,
      committed: () => {
        stopping.abort();
        return whole.committed();
      },
      records: whole.records.bind(whole),
    } as unknown as TopicFile;
    const handed = jest.fn(() => Promise.resolve());
    const follower = { group: 'spec', topics: [spec.name], onRecords: handed, onFault: handed };
    const worker = new PartitionWorker({ folder, changes: new Changes(path), follower, file, partition: 0 });
    await worker.run(stopping.signal);
    expect(handed).not.toHaveBeenCalled();
  });
});
