import { spawnSync } from 'node:child_process';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@hoso/platform';
import fc from 'fast-check';
import type { Publisher } from '../port';
import { all, message, newTopic } from '../testing/messages';
import { LocalTopics } from './local-topics';

const clock = new SystemClock();
const [one, other] = [newTopic(), newTopic()];
const fileOf = (folder: string, { name }: { readonly name: string }): string =>
  join(folder, `${name}.ndjson`);

const inFolder = async (work: (folder: string, topics: LocalTopics) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-topics-'));
  const topics = new LocalTopics(folder, clock);
  await topics.create([one, other]);
  try {
    await work(folder, topics);
  } finally {
    await topics.close();
    await rm(folder, { recursive: true });
  }
};

const valuesIn = async (topics: LocalTopics, { name }: { readonly name: string }): Promise<string[]> =>
  (await all(topics.read(name))).map(({ value }) => value);

describe('topic files', () => {
  it('hold records as lines that people can read', () =>
    inFolder(async (folder, topics) => {
      const publisher = await topics.openPublisher('p');
      await publisher.publish([message(one.name, 'H-1', 'hồ sơ')]);
      const lines = (await readFile(fileOf(folder, one), 'utf8')).trim().split('\n');
      expect(JSON.parse(lines.at(-2)!)).toStrictEqual({
        partition: topics.partitionOf('H-1', 3),
        offset: 0,
        writtenAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        key: 'H-1',
        headers: { sequence: 'hồ sơ', 'content-type': 'text/plain' },
        value: 'hồ sơ',
      });
    }));

  it('show whole batches only, wherever a process was killed while it wrote', () =>
    inFolder(async (folder, topics) => {
      const publisher = await topics.openPublisher('p');
      const ends: number[] = [(await stat(fileOf(folder, one))).size];
      for (const batch of ['a', 'b', 'c']) {
        await publisher.publish([0, 1, 2].map((n) => message(one.name, `H-${n}`, `${batch}${n}`)));
        ends.push((await stat(fileOf(folder, one))).size);
      }
      const whole = await readFile(fileOf(folder, one));
      const batches = fc.integer({ min: ends[0]!, max: ends.at(-1)! });
      await fc.assert(
        fc.asyncProperty(batches, async (cut) => {
          await writeFile(fileOf(folder, one), whole.subarray(0, cut));
          const reader = new LocalTopics(folder, clock);
          const count = ends.filter((end) => end <= cut).length - 1;
          expect(await valuesIn(reader, one)).toHaveLength(count * 3);
          await (await reader.openPublisher('p')).publish([message(one.name, 'H-0', 'next')]);
          const values = await valuesIn(reader, one);
          expect(values).toHaveLength(count * 3 + 1);
          expect(values.at(-1)).toBe('next');
          expect((await reader.tails([one.name])).map(({ value }) => value)).toContain('next');
          await reader.close();
        }),
        { numRuns: 60 },
      );
    }));

  it('hold a publication to several topics in all or in none, wherever a process was killed', () =>
    inFolder(async (folder, topics) => {
      const publisher = await topics.openPublisher('p');
      const files = [fileOf(folder, one), fileOf(folder, other)] as const;
      const starts = [(await stat(files[0])).size, (await stat(files[1])).size] as const;
      await publisher.publish([message(one.name, 'H-1', 'x'), message(other.name, 'H-1', 'y')]);
      const whole = [await readFile(files[0]), await readFile(files[1])] as const;
      const intended = JSON.stringify(
        [one, other].map(({ name }, n) => ({
          topic: name,
          at: starts[n],
          lines: whole[n]!.subarray(starts[n]).toString(),
        })),
      );
      const cuts = fc.tuple(
        fc.integer({ min: starts[0], max: whole[0].length }),
        fc.integer({ min: starts[1], max: whole[1].length }),
      );
      await fc.assert(
        fc.asyncProperty(cuts, async (lengths) => {
          for (const n of [0, 1] as const) {
            await writeFile(files[n], whole[n]);
            await truncate(files[n], lengths[n]);
          }
          await writeFile(join(folder, 'state', 'intent.json'), intended);
          const reader = new LocalTopics(folder, clock);
          await reader.openPublisher('p');
          expect(await valuesIn(reader, one)).toStrictEqual(['x']);
          expect(await valuesIn(reader, other)).toStrictEqual(['y']);
        }),
        { numRuns: 40 },
      );
    }));

  it('are written by several at once, one after the other', () =>
    inFolder(async (folder, topics) => {
      const others = [topics, new LocalTopics(folder, clock), new LocalTopics(folder, clock)];
      const publishers = await Promise.all(others.map((each, n) => each.openPublisher(`p${n}`)));
      const write = async (publisher: Publisher, n: number): Promise<void> => {
        for (let count = 0; count < 20; count++)
          await publisher.publish([message(one.name, `H-${n}`, `${count}`), message(other.name, `H-${n}`)]);
      };
      await Promise.all(publishers.map(write));
      const found = await all(topics.read(one.name));
      for (const n of [0, 1, 2])
        expect(found.filter(({ key }) => key === `H-${n}`).map(({ value }) => Number(value))).toStrictEqual(
          Array.from({ length: 20 }, (_, count) => count),
        );
      expect(new Set(found.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(60);
    }));

  it('do not wait for processes that are gone', () =>
    inFolder(async (folder, topics) => {
      const claims = join(folder, 'state', 'claims');
      await mkdir(claims, { recursive: true });
      const { pid } = spawnSync(process.execPath, ['--version']);
      await writeFile(join(claims, `writing~${pid}~~left`), '');
      await (await topics.openPublisher('p')).publish([message(one.name, 'H-1')]);
      expect(await readdir(claims)).toStrictEqual([]);
    }));

  it('are told from other files', () =>
    inFolder(async (folder, topics) => {
      await appendFile(join(folder, 'other.ndjson'), '{"a":1}\n');
      await expect(topics.tails(['other'])).rejects.toThrow(/not a topic file/);
      await expect(topics.tails(['../other'])).rejects.toMatchObject({ code: 'topic-unknown' });
    }));
});
