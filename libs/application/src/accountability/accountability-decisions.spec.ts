import { randomUUID } from 'node:crypto';
import type { Principal } from '@hoso/access';
import { DEFAULT_POLICY, HAI_DUONG, PETITION_POLICIES, type BreachFacts } from '@hoso/domain';
import { OutcomeUnknown, StoreUnavailable } from '@hoso/event-store';
import { acceptedBreach, awaitedBreach, HANDLING_UNIT, vn } from '@hoso/testing';
import { LogVerification } from '../replay/log-verification';
import { contextOf, FaultyStore, ONE_PROCEDURE, startApplication, type ApplicationFixture } from '../testing';
import { AccountabilityDecisions } from './accountability-decisions';
import type { AccountabilityRequest } from './accountability-request';

const HEAD: Principal = { id: 'an', role: 'head', units: [HANDLING_UNIT] };

const gatherAs = (commandId: string): AccountabilityRequest => ({
  unit: HANDLING_UNIT,
  period: '2025-06',
  command: { type: 'GatherAccountability', data: {} },
  context: contextOf({ commandId, principal: HEAD }),
});

describe('periodic reports under faults', () => {
  let fixture: ApplicationFixture;
  let decisions: AccountabilityDecisions;
  let breaches: readonly BreachFacts[];
  /** Numbers that the store takes one after the other; under 0.08 it fails, and at 1 it does not even wait. */
  let chances: number[];
  const store = () => fixture.store as FaultyStore;

  beforeEach(async () => {
    chances = [];
    breaches = [acceptedBreach('D1')];
    const faulty = new FaultyStore(() => chances.shift() ?? 1);
    fixture = await startApplication(vn('2025-07-01T08:00'), ONE_PROCEDURE, faulty);
    faulty.isFaulty = true;
    decisions = new AccountabilityDecisions({
      ...fixture,
      settings: {
        hmacSecret: Buffer.alloc(32, 7),
        policy: DEFAULT_POLICY,
        petitionPolicies: PETITION_POLICIES,
        calendarRegion: HAI_DUONG.region,
        backdatingHours: 24,
        cachedDossiers: 100,
      },
      breaches: {
        breachesOf: () => Promise.resolve({ position: '7', breaches, unread: [] }),
        unitsWithBreaches: () => Promise.resolve({ position: '7', units: [HANDLING_UNIT] }),
      },
    });
  });
  afterEach(() => fixture.stop());

  const history = async () =>
    (await decisions.read({ unit: HANDLING_UNIT, period: '2025-06' }, HEAD)).history;

  it('writes once when the answer of the store is lost, also when it is lost twice', async () => {
    const LOST = [1, 1, 1, 0];
    chances = [...LOST];
    const once = gatherAs(randomUUID());
    expect(await decisions.take(once)).toMatchObject({ revision: 0 });
    expect(store().injected.lostAnswers).toBe(1);
    breaches = [...breaches, awaitedBreach('D2')];
    chances = [...LOST, ...LOST];
    const twice = gatherAs(randomUUID());
    await expect(decisions.take(twice)).rejects.toThrow(OutcomeUnknown);
    expect(await decisions.take(twice)).toMatchObject({ revision: 1 });
    expect((await history()).map(({ commandId }) => commandId)).toEqual([
      once.context.commandId,
      twice.context.commandId,
    ]);
    expect((await new LogVerification(store()).run()).broken).toEqual([]);
  });

  it('writes nothing when the store cannot be reached', async () => {
    chances = [1, 0];
    await expect(decisions.take(gatherAs(randomUUID()))).rejects.toThrow(StoreUnavailable);
    expect(await history()).toEqual([]);
  });

  it('decides anew what came second, on what the first one left', async () => {
    const both = await Promise.all(
      [gatherAs(randomUUID()), gatherAs(randomUUID())].map((each) => decisions.take(each)),
    );
    expect(both).toMatchObject([{ revision: 0 }, { revision: 0 }]);
    expect(both.map((each) => ('events' in each ? each.events.length : each.refused)).sort()).toEqual([0, 1]);
    expect(await history()).toHaveLength(1);
  });
});
