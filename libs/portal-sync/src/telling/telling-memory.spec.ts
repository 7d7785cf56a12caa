import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ONE_PROCEDURE,
  SetClock,
  startApplication,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { encode } from '@hoso/event-format';
import { MemoryEventStore, type EventStore } from '@hoso/event-store';
import { CLASSIC_TERMS } from '@hoso/portal';
import { HANDLING_UNIT, vn } from '@hoso/testing';
import { lifeOf } from '../testing';
import { readTelling, type TellingParts } from './dossier-telling';
import { TellingMemory } from './telling-memory';

const CODE = 'H23.01-250610-0001';
const LIFE = lifeOf(CODE);
const NIL = '00000000-0000-4000-8000-000000000000';
const ACTOR = { id: 'binh', role: 'officer', unit: HANDLING_UNIT } as const;

let application: ApplicationFixture;
let parts: TellingParts;
let memory: TellingMemory;
let reads: jest.SpiedFunction<EventStore['read']>;

const write = async (from: number, to: number): Promise<void> => {
  const origin = { commandId: NIL, payloadHmac: '', correlationId: NIL, causationId: NIL, actor: ACTOR };
  const stored = LIFE.slice(from, to).map((event) => encode(randomUUID(), event, origin));
  await application.store.append(`dossier-${CODE}`, 'any', stored);
};

beforeEach(async () => {
  const clock = new SetClock(vn('2025-06-10T08:00'));
  application = await startApplication(clock, ONE_PROCEDURE, new MemoryEventStore(() => clock.now()));
  const { store, reader, reference } = application;
  parts = { store, reader, reference, terms: CLASSIC_TERMS };
  memory = new TellingMemory(parts);
  reads = jest.spyOn(store, 'read');
});
afterEach(() => application.stop());

it('reads on where it was, and tells what a reading from the first event tells', async () => {
  for (const [from, to] of [
    [0, 2],
    [2, 5],
    [5, 8],
  ] as const) {
    await write(from, to);
    const before = reads.mock.calls.length;
    expect(await memory.read(CODE)).toEqual(await readTelling(CODE, parts));
    expect(reads.mock.calls[before]?.[1]).toEqual({ from });
  }
});

it('does not ask the store for an event that it has, and does for one that it has not', async () => {
  await write(0, 2);
  await memory.read(CODE, 1);
  await write(2, 3);
  expect((await memory.read(CODE, 1)).head).toBe(1);
  expect(reads).toHaveBeenCalledTimes(1);
  expect((await memory.read(CODE, 2)).head).toBe(2);
});

it('leaves what was told before as it was', async () => {
  await write(0, 1);
  const first = await memory.read(CODE);
  await write(1, 8);
  await memory.read(CODE);
  expect([first.messages.length, first.recordedAt.length, first.head]).toEqual([1, 1, 0]);
});

it('keeps nothing of a reading that broke', async () => {
  await write(0, 2);
  await memory.read(CODE);
  await write(2, 8);
  jest.spyOn(parts.reader, 'withPersons').mockRejectedValueOnce(new Error('cut'));
  await expect(memory.read(CODE)).rejects.toThrow('cut');
  expect(await memory.read(CODE)).toEqual(await readTelling(CODE, parts));
});

it('uses names that it opened for a minute at most, however often it is asked', async () => {
  await write(0, 2);
  const begin = performance.now();
  const now = jest.spyOn(performance, 'now');
  for (const seconds of [0, 40, 61]) {
    now.mockReturnValue(begin + seconds * 1_000);
    await sleep(5); // the memory looks at the clock once a millisecond
    await memory.read(CODE);
  }
  now.mockRestore();
  expect(reads.mock.calls.map(([, slice]) => slice?.from)).toEqual([0, 2, 0]);
});
