import { HANDLING_UNIT, COMPLETE, openingData, vn } from '@hoso/testing';
import { LogVerification } from '../replay/log-verification';
import { FaultyStore, requestOf, startApplication, type Chance, ONE_PROCEDURE } from '../testing';
import type { Application } from '../application.module';
import type { Accepted, CommandRequest, Outcome } from './command-request';

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

/** A client that repeats a command until it gets an answer, by whichever process is there; processes may be new. */
const untilAnswered = async (request: CommandRequest, processes: () => Application): Promise<Outcome> => {
  for (let attempt = 0; attempt < 60; attempt++) {
    try {
      return await processes().decisions.take(request);
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (!['store-unavailable', 'outcome-unknown', 'lost-race'].includes(code ?? '')) throw error;
    }
  }
  throw new Error('No answer in 60 tries');
};

const lifeOf = async (processes: () => Application): Promise<readonly Accepted[]> => {
  const results: Accepted[] = [];
  const send = async (request: CommandRequest) => {
    const outcome = await untilAnswered(request, processes);
    if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
    results.push(outcome);
    return outcome;
  };
  const { code } = await send(requestOf('Receive', { opening: openingData(), components: COMPLETE }));
  await send(requestOf('Transfer', { to: HANDLING_UNIT }, { code: code! }));
  await send(requestOf('Assign', { officer: 'an' }, { code: code! }));
  await send(requestOf('StartStep', { step: 'appraise' }, { code: code! }));
  await send(requestOf('CompleteStep', {}, { code: code! }));
  return results;
};

const LIVES = 12;
const fixed = [1, 7, 42, 1948, 20241115];
const fresh = Number(process.env.HOSO_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe.each([...fixed, fresh])('an intake whose store fails by chance, seed %i', (seed) => {
  it('carries out every command once, whoever answers', async () => {
    const chance = chanceOf(seed);
    const store = new FaultyStore(chance);
    const world = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE, store);
    const running = [world.restarted(), world.restarted()];
    const processes = (): Application => {
      const index = chance() < 0.5 ? 0 : 1;
      if (chance() < 0.05) running[index] = world.restarted();
      return running[index]!;
    };
    store.isFaulty = true;
    const lives = await Promise.all(Array.from({ length: LIVES }, () => lifeOf(processes)));
    store.isFaulty = false;

    expect(store.injected.unavailable).toBeGreaterThan(0);
    expect(store.injected.lostAnswers).toBeGreaterThan(0);
    const codes = lives.map(([first]) => first!.code);
    expect(new Set(codes).size).toBe(LIVES);
    for (const life of lives) {
      expect(life.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
      const types = [];
      for await (const { type } of world.reader.stored(life[0]!.code!)) types.push(type);
      expect(types).toEqual([
        'DossierReceived',
        'DossierTransferred',
        'OfficerAssigned',
        'StepStarted',
        'StepCompleted',
      ]);
    }
    expect((await new LogVerification(store).run()).broken).toEqual([]);
    await world.stop();
  });
});
