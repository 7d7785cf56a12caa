import { minutesLater } from '@hoso/alerts/testing';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { LIFE_STATUSES, lifeOf, PortalSyncWorld, WatchedPortal } from './testing';

const MORNING = vn('2025-07-10T09:00');
const CODE = 'H23.01-250610-0001';

let postgres: PostgresFixture;
let world: PortalSyncWorld;
let clock: SetClock;
let portal: WatchedPortal;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  clock = new SetClock(MORNING);
  portal = new WatchedPortal();
  world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
});
afterEach(() => world.application.stop());

describe('the outbox', () => {
  it('tells a life as it was', async () => {
    await world.write(CODE, ...lifeOf(CODE));
    await world.settle(world.instance({ portal }));
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
    expect((await world.list.page({ visible: 'all', limit: 5 })).items).toMatchObject([
      { code: CODE, state: 'in-step', delivered: 7, relevant: 7, head: 7 },
    ]);
    clock.at = minutesLater(clock.at, 60);
    expect(await world.facts(CODE)).toMatchObject([]);
  });
});
