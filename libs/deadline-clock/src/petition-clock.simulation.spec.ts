import type { PetitionRequest } from '@hoso/application';
import {
  contextOf,
  ONE_PROCEDURE,
  startApplication,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { petitionDutiesOf, type PetitionEvents } from '@hoso/domain';
import { epochMs, instantFromMs } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, petitionDuties } from '@hoso/read-models';
import { concreteAnswer, submission, vn } from '@hoso/testing';
import fc from 'fast-check';
import { SightedClocks } from './testing';
import { watchedPetitions } from './watched-cases';

let postgres: PostgresFixture;
let application: ApplicationFixture;
const clocks = new SightedClocks();
beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

const inWorld = async (work: () => Promise<void>): Promise<void> => {
  await postgres.database.query({ text: 'drop schema if exists read_models cascade' });
  application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
  try {
    await work();
  } finally {
    clocks.endAll();
    await application.stop();
  }
};

const project = () =>
  bringToHead({
    store: application.store,
    database: postgres.database,
    projections: [petitionDuties],
    cachedStreams: 100,
  });

const clockOn = ({ petitionDecisions }: Pick<ApplicationFixture, 'petitionDecisions'>) =>
  clocks.start({
    database: postgres.database,
    clock: application.clock,
    cases: watchedPetitions(petitionDecisions),
  });

const startBoth = async () => {
  clocks.endAll();
  return [await clockOn(application), await clockOn(application.restarted())];
};

type Asked = Pick<PetitionRequest, 'type' | 'data'> & { readonly code?: string };

const take = ({ type, data, code }: Asked) =>
  application.petitionDecisions.take({
    type,
    data,
    context: contextOf(),
    ...(code !== undefined && { code }),
  });

const isTaken = async (asked: Asked): Promise<boolean> => !('refused' in (await take(asked)));

const submitted = async (): Promise<string> => {
  const outcome = await take({ type: 'SubmitPetition', data: submission() });
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.code!;
};

const recordsOf = async (code: string): Promise<readonly PetitionEvents['PetitionLateRecorded'][]> =>
  (await application.petitions.replay(code)).flatMap(({ event }) =>
    event.type === 'PetitionLateRecorded' ? [event.data] : [],
  );

const stillOwed = async (code: string) =>
  petitionDutiesOf((await application.petitions.replay(code)).at(-1)!.after).filter(
    ({ moment }) => moment < application.clock.at,
  );

const turnClock = (hours: number): void => {
  application.clock.at = instantFromMs(epochMs(application.clock.at) + Math.round(hours * 3_600_000));
};

it('records a limit a millisecond after its moment, once, whoever sweeps how often', () =>
  inWorld(async () => {
    const code = await submitted();
    await project();
    const both = await startBoth();
    application.clock.at = vn('2025-06-17T17:00');
    expect(await both[0]!.sweep()).toMatchObject({ recorded: 0, refused: [] });
    turnClock(0.001 / 3_600);
    const sweeps = [];
    for (let round = 0; round < 3; round++)
      sweeps.push(...(await Promise.all(both.map((each) => each.sweep()))));
    expect(sweeps.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(1);
    expect(await recordsOf(code)).toMatchObject([{ duty: 'forward', moment: vn('2025-06-17T17:00') }]);
    application.clock.at = vn('2025-07-02T08:00');
    await project();
    await Promise.all(both.map((each) => each.sweep()));
    expect((await recordsOf(code)).map(({ duty }) => duty)).toEqual(['forward', 'answer']);
    await project();
    expect(await (await clockOn(application.restarted())).sweep()).toEqual({ recorded: 0, refused: [] });
  }));

/** What a petition is moved on with, a step at a time, when and if it comes to it. */
const STEPS: readonly Asked[] = [
  {
    type: 'AcceptPetition',
    data: { classification: { matter: 'conduct', aspect: 'delay' }, subject: 'Đo đạc' },
  },
  { type: 'AssignPetition', data: { officer: 'binh' } },
  { type: 'AnswerPetition', data: concreteAnswer() },
  { type: 'ApproveAnswer', data: {} },
  { type: 'PublishAnswer', data: { place: 'dichvucong.gov.vn' } },
];

const turn = fc.record({
  hours: fc.integer({ min: -5, max: 60 }),
  projects: fc.boolean(),
  restarts: fc.boolean(),
  moves: fc.option(fc.nat(2), { nil: undefined }),
});
type Turn = typeof turn extends fc.Arbitrary<infer Value> ? Value : never;

/** Moves one petition on to its next step, where that is allowed by then. */
const moveOn = async (code: string, done: Map<string, number>): Promise<void> => {
  const nr = done.get(code) ?? 0;
  const step = STEPS[nr];
  if (step && (await isTaken({ ...step, code }))) done.set(code, nr + 1);
};

/** Two clocks at once, restarts, a clock set back, rows that are behind, and petitions that move on meanwhile. */
const troubledWeeks = async (codes: readonly string[], turns: readonly Turn[]): Promise<void> => {
  const done = new Map<string, number>();
  let both = await startBoth();
  for (const { hours, projects, restarts, moves } of turns) {
    turnClock(hours);
    if (projects) await project();
    if (restarts) both = await startBoth();
    await Promise.all(both.map((each) => each.sweep()));
    await both[1]!.lookAhead();
    if (moves !== undefined) await moveOn(codes[moves]!, done);
  }
};

it(
  'neither doubles nor skips a duty, whatever stops, repeats or turns back meanwhile',
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 20 }), (turns) =>
        inWorld(async () => {
          const codes = [await submitted(), await submitted(), await submitted()];
          await project();
          await troubledWeeks(codes, turns);
          turnClock(24 * 60);
          for (let round = 0; round < 3; round++) {
            await project();
            await (await clockOn(application)).sweep();
          }
          for (const code of codes) {
            const keys = (await recordsOf(code)).map(({ key }) => key);
            expect(new Set(keys).size).toBe(keys.length);
            expect(await stillOwed(code)).toEqual([]);
          }
        }),
      ),
      { numRuns: 12 },
    ),
  180_000,
);
