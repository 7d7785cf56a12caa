import type { RedatingCause } from '@hoso/domain';
import { fileRef, vn } from '@hoso/testing';
import { LogVerification } from '../replay/log-verification';
import {
  assess,
  contextOf,
  FaultyStore,
  ONE_PROCEDURE,
  OPERATIONS,
  order,
  receiveOne,
  requestOf,
  startApplication,
  type ApplicationFixture,
  type Chance,
} from '../testing';

/** Mulberry32: the same seed gives the same world. */
const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const DOSSIERS = 130;
const CAUSE: RedatingCause = {
  instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', workingDays: 3 },
};

const PASSING = ['store-unavailable', 'outcome-unknown', 'lost-race'];

/** Tries again, each time in a process that was just started, until it goes through. */
const untilDone = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!PASSING.includes((error as { readonly code?: string }).code ?? '')) throw error;
    }
  }
  throw new Error('Not done in 2,000 tries');
};

const revisionsOf = async ({ reader }: ApplicationFixture, code: string): Promise<number> =>
  (await reader.replay(code)).filter(({ event }) => event.type === 'DueDateRevised').length;

const fixed = [1, 7, 42, 1948];
const fresh = Number(process.env.HOSO_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe.each([...fixed, fresh])('a re-dating that is cut off by chance, seed %i', (seed) => {
  it('moves each dossier once and skips none, whoever carries on and however often', async () => {
    const chance = chanceOf(seed);
    const store = new FaultyStore(chance);
    const world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE, store);
    const codes: string[] = [];
    for (let n = 0; n < DOSSIERS; n++) codes.push(await receiveOne(world));

    store.isFaulty = true;
    const asked = contextOf({ principal: OPERATIONS });
    const { redating } = await untilDone(() => assess(world.restarted(), CAUSE, asked));
    expect(redating).toMatchObject({ listed: DOSSIERS, assessed: { later: DOSSIERS } });
    const ordered = contextOf({ principal: OPERATIONS });
    await untilDone(() => order(world.restarted(), redating.id, ordered));
    const runner = () => untilDone(() => world.restarted().redatings.runner.run(redating.id));
    const ending = codes[Math.floor(chance() * DOSSIERS)]!;
    const issue = requestOf(
      'IssueResult',
      { number: '1/GP', signedBy: 'an', file: fileRef() },
      { code: ending },
    );
    await Promise.all([runner(), runner(), untilDone(() => world.restarted().decisions.take(issue))]);
    store.isFaulty = false;

    expect(store.injected.unavailable).toBeGreaterThan(0);
    expect(store.injected.lostAnswers).toBeGreaterThan(0);
    const { redating: done } = await world.redatings.reader.read(redating.id);
    expect(done).toMatchObject({ phase: 'completed', done: DOSSIERS });
    const listed = await world.redatings.reader.dossiers(redating.id, { after: '', limit: DOSSIERS });
    expect(listed.map(({ result }) => result?.code)).toEqual([...codes].sort());
    for (const { result } of listed)
      expect([result!.code, await revisionsOf(world, result!.code)]).toEqual([
        result!.code,
        result!.outcome === 'later' ? 1 : 0,
      ]);
    expect(done.results.later + done.results.ended).toBe(DOSSIERS);
    expect((await new LogVerification(store).run()).broken).toEqual([]);
    await world.stop();
  });
});
