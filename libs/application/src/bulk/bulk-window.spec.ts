import { BulkWindow } from './bulk-window';

const later = () => new Promise<void>((done) => setImmediate(done));

/** Squares numbers through a window of `room`, telling how many were at work at once at most. */
const squared = async (numbers: AsyncIterable<number>, room: number) => {
  const window = new BulkWindow<number, number>(numbers, room);
  let atWork = 0;
  let most = 0;
  const results: number[] = [];
  const work = async (value: number): Promise<number> => {
    most = Math.max(most, (atWork += 1));
    for (let turns = 0; turns < (value % 3) + 1; turns++) await later();
    atWork -= 1;
    return value * value;
  };
  while (!window.isOver) {
    const next = await window.next();
    if (next !== undefined) window.begin(work(next));
    results.push(...window.results());
  }
  return { results: results.sort((one, other) => one - other), most };
};

describe('the window of a bulk', () => {
  it('does all there is, never more at once than there is room for', async () => {
    async function* numbers() {
      for (let value = 0; value < 50; value++) yield await Promise.resolve(value);
    }
    const { results, most } = await squared(numbers(), 4);
    expect(results).toEqual(Array.from({ length: 50 }, (_, value) => value * value));
    expect(most).toBe(4);
  });

  it('hands out what was begun before it tells that the reading failed', async () => {
    async function* numbers() {
      yield await Promise.resolve(2);
      throw new Error('the caller went away');
    }
    const window = new BulkWindow<number, number>(numbers(), 4);
    const first = await window.next();
    window.begin(later().then(() => first! * 2));
    await window.next();
    expect(window.results()).toEqual([4]);
    expect(() => window.isOver).toThrow('the caller went away');
  });

  it('lets go of the source when it is closed early', async () => {
    let isOpen = true;
    async function* numbers() {
      try {
        for (let value = 0; ; value++) yield await Promise.resolve(value);
      } finally {
        isOpen = false;
      }
    }
    const window = new BulkWindow<number, number>(numbers(), 1);
    await window.next();
    await window.close();
    expect(isOpen).toBe(false);
  });
});
