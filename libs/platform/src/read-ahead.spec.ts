import { readAhead } from './read-ahead';

const said: string[] = [];

async function* numbers(fails: boolean): AsyncGenerator<number> {
  try {
    for (let number = 1; number <= 3; number++) {
      said.push(`asked for ${number}`);
      await Promise.resolve();
      yield number;
    }
    if (fails) throw new Error('no more');
  } finally {
    said.push('ended');
  }
}

beforeEach(() => void said.splice(0));

it('has the next item under way while one is worked on', async () => {
  for await (const number of readAhead(numbers(false))) {
    await new Promise(setImmediate);
    said.push(`worked on ${number}`);
  }
  expect(said).toEqual([
    ...['asked for 1', 'asked for 2', 'worked on 1', 'asked for 3', 'worked on 2'],
    ...['ended', 'worked on 3'],
  ]);
});

it('throws what the source throws, after the items before it', async () => {
  const seen: number[] = [];
  const reading = async () => {
    for await (const number of readAhead(numbers(true))) seen.push(number);
  };
  await expect(reading()).rejects.toThrow('no more');
  expect(seen).toEqual([1, 2, 3]);
});

it('ends the source when it is left', async () => {
  for await (const number of readAhead(numbers(false))) if (number === 1) break;
  expect(said.at(-1)).toBe('ended');
});
