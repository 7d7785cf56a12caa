import { Clock, type Instant } from '@hoso/kernel';
import { RightOfWay } from '@hoso/platform';
import { vn } from '@hoso/testing';
import { DeadlineClock } from './deadline-clock';
import { PAGE } from './due-cases';

const CLOSING = vn('2025-06-24T17:00');

class StandingClock extends Clock {
  override now(): Instant {
    return CLOSING;
  }
}

/** A clock before which so many cases come due at once; each asks whether others wait for it. */
const clockBefore = (cases: number, onRecord: () => void, rightOfWay: RightOfWay) => {
  const due = Array.from({ length: cases }, (_, index) => ({
    ...{ code: `${index}`, revision: 0, nextAt: CLOSING },
    owed: [{ kind: 'overdue', key: 'overdue', moment: CLOSING }],
  }));
  const pages = [due.slice(0, PAGE), due.slice(PAGE)];
  let asked = 0;
  return new DeadlineClock({
    database: { query: <Row>() => Promise.resolve((pages[asked++ % 3] ?? []) as unknown as Row[]) },
    cases: {
      view: 'duties',
      memory: { isAtHand: () => true, snapshot: () => Promise.resolve(undefined) },
      isDue: () => true,
      record: () => {
        onRecord();
        return Promise.resolve([]);
      },
    },
    foresight: { recall: () => Promise.resolve(new Map()) },
    ...{ clock: new StandingClock(), quietMs: 0, width: 8, rightOfWay },
  });
};

it.each([
  [PAGE - 1, 0],
  [PAGE + 1, PAGE + 1],
])('of %i cases that come due at once, others wait for %i', async (cases, waitedFor) => {
  const rightOfWay = new RightOfWay();
  const { signal } = new AbortController();
  let waited = 0;
  const onRecord = (): void => void (waited += rightOfWay.give(signal) ? 1 : 0);
  await clockBefore(cases, onRecord, rightOfWay).sweep();
  expect(waited).toBe(waitedFor);
  expect(rightOfWay.give(signal)).toBeUndefined();
});

it('lets nobody wait for cases that rest', async () => {
  const rightOfWay = new RightOfWay();
  const take = jest.spyOn(rightOfWay, 'take');
  let recorded = 0;
  const clock = clockBefore(PAGE + 1, () => void (recorded += 1), rightOfWay);
  await clock.sweep();
  await clock.sweep();
  expect([recorded, take.mock.calls.length]).toEqual([PAGE + 1, 1]);
});
