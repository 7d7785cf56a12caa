import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { prepareAlertTables } from '../index';
import { Watches } from './watch-table';

interface Count {
  readonly count: number;
}

describe('what several processes remember', () => {
  let postgres: PostgresFixture;
  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await prepareAlertTables(postgres.database);
  });
  afterAll(() => postgres.dispose());

  it('loses nothing when their batches overlap', async () => {
    let seen = 0;
    const countOne = () =>
      postgres.database.transaction(async (query) => {
        const watches = await Watches.of(query, []);
        await watches.loadShared(['tally']);
        seen = (watches.get<Count>('tally')?.count ?? 0) + 1;
        watches.set('tally', { count: seen });
        await sleep(50);
        await watches.save();
      });
    await Promise.all([countOne(), countOne(), countOne()]);
    expect(seen).toBe(3);
  });
});
