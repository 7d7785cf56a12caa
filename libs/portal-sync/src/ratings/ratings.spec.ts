import { PortalRatings } from '@hoso/application';
import {
  SetClock,
  startApplication,
  ONE_PROCEDURE,
  type ApplicationFixture,
} from '@hoso/application/testing';
import type { RatingCounts } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { epochMs, instantFromMs } from '@hoso/kernel';
import type { MonthlyRating, PortalServices } from '@hoso/portal';
import { startPortalSandbox, type PortalSandbox } from '@hoso/portal-sandbox';
import { vn } from '@hoso/testing';
import { PortalGate } from '../exchange/gate';
import { ROUGH_PACE, sandboxServices } from '../testing';
import { monthsToTell } from './rated-months';
import { RatingRound, type RatingRoundParts } from './rating-round';
import { ratingStandings } from './rating-standings';

const SERVICE = 'DongBoDanhGia';
const LAND = '1.004222';
const BIRTH = '1.004269.000.00.00.H23';
const HOUR_MS = 3_600_000;
const DOUBT_MS = 5_000 + 2 * ROUGH_PACE.answerWithinMs;

describe('the ratings of a month', () => {
  let sandbox: PortalSandbox;
  let clock: SetClock;
  let application: ApplicationFixture;
  let services: PortalServices;
  let rated: Record<string, Record<string, RatingCounts>>;
  beforeEach(async () => {
    sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1' });
    clock = new SetClock(vn('2025-07-03T08:00'));
    application = await startApplication(clock, ONE_PROCEDURE, new MemoryEventStore(() => clock.now()));
    services = sandboxServices(sandbox);
    rated = { '2025-06': { [LAND]: { verySatisfied: 1, satisfied: 1, dissatisfied: 1 } } };
  });
  afterEach(async () => {
    await application.stop();
    await sandbox.stop();
  });

  const ratingsIn: RatingRoundParts['ratingsIn'] = (month) =>
    Promise.resolve(Object.entries(rated[month] ?? {}).map(([procedure, counts]) => ({ procedure, counts })));

  /** A round of an instance of its own, as in a process of its own. */
  const roundWith = (through: Pick<PortalServices, 'sendRating'> = services): RatingRound =>
    new RatingRound({
      ...{ services: through, ratingsIn, clock, pace: ROUGH_PACE },
      authority: { unitCode: 'H23', unitName: 'UBND tỉnh Hải Dương' },
      terms: { procedures: { [BIRTH]: '1.004269' } },
      ratings: new PortalRatings(application),
      gate: new PortalGate(ROUGH_PACE, clock),
    });

  const wait = (ms: number): void => {
    clock.at = instantFromMs(epochMs(clock.now()) + ms);
  };
  const taken = () => sandbox.desk.messages(SERVICE).map(({ data }) => data as unknown as MonthlyRating);
  const standings = async () =>
    (await ratingStandings({ ratingsIn, ratings: new PortalRatings(application) }, ['2025-06'])).map(
      ({ procedure, standing, attempts, fault = '' }) =>
        [procedure, standing, attempts, fault].join(' ').trim(),
    );

  it('are those of the last three months that ended two days ago', () => {
    expect(monthsToTell(vn('2025-07-02T23:59:59'))).toEqual(['2025-03', '2025-04', '2025-05']);
    expect(monthsToTell(vn('2025-07-03T00:00'))).toEqual(['2025-04', '2025-05', '2025-06']);
    expect(monthsToTell(vn('2025-01-03T00:00'))).toEqual(['2024-10', '2024-11', '2024-12']);
  });

  it('are told once, in shares that sum up to 100, under the portal’s code', async () => {
    rated['2025-05'] = { [BIRTH]: { verySatisfied: 199, satisfied: 1, dissatisfied: 0 } };
    const round = roundWith();
    await round.run();
    await round.run();
    const [june, may] = taken();
    expect(taken()).toHaveLength(2);
    expect(june).toMatchObject({
      ...{ NgayTongHop: '6-2025', MaThuTuc: LAND, Madonvi: 'H23', TenDonVi: 'UBND tỉnh Hải Dương' },
      ...{ TongSoNguoiDanhGia: '3', PhanTramDanhGiaRatHaiLong: '34%' },
      ...{ PhanTramDanhGiaHaiLong: '33%', PhanTramDanhGiaChuaHaiLong: '33%' },
    });
    expect(may).toMatchObject({
      ...{ NgayTongHop: '5-2025', MaThuTuc: '1.004269', TongSoNguoiDanhGia: '200' },
      ...{ PhanTramDanhGiaRatHaiLong: '100%', PhanTramDanhGiaHaiLong: '0%' },
    });
    expect(round.totals).toEqual({ told: 2, refused: 0, waiting: 0 });
  });

  it('are told again when they changed', async () => {
    await roundWith().run();
    rated['2025-06']![LAND] = { verySatisfied: 1, satisfied: 1, dissatisfied: 2 };
    expect(await standings()).toEqual([`${LAND} waiting 1`]);
    await roundWith().run();
    expect(taken().map(({ TongSoNguoiDanhGia }) => TongSoNguoiDanhGia)).toEqual(['4', '3']);
    expect(await standings()).toEqual([`${LAND} told 2`]);
  });

  it('go again in the next round when the portal was down or its answer was lost', async () => {
    const round = roundWith();
    sandbox.desk.addFault({ kind: 'maintenance', next: 1, windowMs: 0, services: [SERVICE] });
    await round.run();
    expect(taken()).toEqual([]);
    sandbox.desk.addFault({ kind: 'lost-reply', next: 1, windowMs: 0, services: [SERVICE] });
    await round.run();
    expect(round.totals).toEqual({ told: 0, refused: 0, waiting: 1 });
    expect(taken()).toHaveLength(1);
    await round.run();
    expect(taken()).toHaveLength(2); // the same once more: the portal offers no look-up
    expect(await standings()).toEqual([`${LAND} told 3`]);
  });

  it('rest a day when the portal refused them, and stand in the way of no others', async () => {
    rated['2025-06']![BIRTH] = { verySatisfied: 1, satisfied: 0, dissatisfied: 0 };
    sandbox.desk.addFault({ kind: 'schema-rejection', next: 1, windowMs: 0, services: [SERVICE] });
    const round = roundWith();
    await round.run();
    expect(round.totals).toEqual({ told: 1, refused: 1, waiting: 0 });
    const [refused] = (await standings()).filter((each) => each.includes('refused'));
    expect(refused).toMatch(/ refused 1 .+/u);
    wait(23 * HOUR_MS);
    await round.run();
    expect(taken()).toHaveLength(1);
    wait(HOUR_MS);
    await round.run();
    expect(round.totals).toEqual({ told: 2, refused: 0, waiting: 0 });
  });

  it('are told by another instance when the first one died, once its time is over', async () => {
    const dying: Pick<PortalServices, 'sendRating'> = {
      sendRating: async (rating) => {
        await services.sendRating(rating);
        throw new Error('the process died');
      },
    };
    await expect(roundWith(dying).run()).rejects.toThrow('the process died');
    const other = roundWith();
    await other.run();
    expect(taken()).toHaveLength(1);
    wait(DOUBT_MS);
    await other.run();
    expect(taken()).toHaveLength(2);
    expect(other.totals).toEqual({ told: 1, refused: 0, waiting: 0 });
  });

  it('are begun by one of two instances', async () => {
    await Promise.all([roundWith().run(), roundWith().run()]);
    expect(taken()).toHaveLength(1);
  });
});
