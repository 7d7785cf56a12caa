import { isRefusal, type Instant } from '@hoso/kernel';
import { CLOCK, dossierLife, type LifeStep } from '@hoso/testing';
import fc from 'fast-check';
import { commandOf, dossierDecider, dutiesOf, type Dossier, type DossierEvent, type Facts } from '../index';
import { recounted } from '../ledger/recount';

const RUNS = { numRuns: 100 };
const { decide, evolve, initial } = dossierDecider;

const everyLife = (check: (life: readonly LifeStep[]) => void) =>
  fc.assert(fc.property(dossierLife, check), RUNS);

const known = (facts: Facts) => ({ ...facts, procedure: facts.procedure! });

const dueBy = (dossier: Dossier, facts: Facts, isDue: (moment: Instant) => boolean) =>
  dossier.opened ? dutiesOf(dossier, known(facts)).filter(({ moment }) => isDue(moment)) : [];

const recorded = (
  dossier: Dossier,
  facts: Facts,
  key: ReturnType<typeof commandOf>,
): readonly DossierEvent[] => {
  const events = decide(key, dossier, { ...facts, actor: CLOCK });
  if (isRefusal(events)) throw new Error(`${key.type}: ${events.refused}`);
  return events;
};

describe('for every state of a dossier', () => {
  it('every duty whose moment has come is recorded by its command exactly once, and then is none any more', () =>
    everyLife((life) => {
      for (const { after, facts } of life)
        for (const duty of dueBy(after, facts, (moment) => moment <= facts.at)) {
          const [fact, ...sequel] = recorded(after, facts, commandOf(duty));
          expect(fact!.data).toMatchObject({ duty: duty.key, moment: duty.moment, dueAt: duty.dueAt });
          const then = [fact!, ...sequel].reduce(evolve, after);
          expect(dueBy(then, facts, () => true).map(({ key }) => key)).not.toContain(duty.key);
          expect(recorded(then, facts, commandOf(duty))).toEqual([]);
        }
    }));

  it('a duty whose moment has not come is refused, and nothing is recorded', () =>
    everyLife((life) => {
      for (const { after, facts } of life)
        for (const duty of dueBy(after, facts, (moment) => moment > facts.at))
          expect(decide(commandOf(duty), after, { ...facts, actor: CLOCK })).toMatchObject({
            refused: 'duty-not-due',
          });
    }));

  it('counted again by the same calendar, its dates are the same', () =>
    everyLife((life) => {
      for (const { after, facts } of life)
        if (after.opened && after.due) expect(recounted(after, known(facts))).toEqual(after.due);
    }));
});

/** What people did; facts of the clock, and what rests on them, are left out. */
const byPeople = (life: readonly LifeStep[]) =>
  life
    .filter(
      ({ command }) =>
        !/^Record[A-Z]|Explan|Remedy|ExplainLateness/.test(command.type) || command.type === 'RecordOpinion',
    )
    .filter(({ events }) => events.length > 0);

const keysOf = (events: readonly DossierEvent[]): readonly string[] =>
  events.flatMap(({ data }) => ('duty' in data ? [data.duty] : []));

describe('for every life of a dossier', () => {
  it('a clock that was down all the time records what one that never was recorded', () =>
    everyLife((life) => {
      const steps = byPeople(life);
      // A wrong record that was neutralised may have been believed by the one clock and never seen by the other.
      fc.pre(steps.length > 0 && steps.every(({ command }) => command.type !== 'Neutralise'));
      const recordAll = (dossier: Dossier, facts: Facts, isDue: (moment: Instant) => boolean) =>
        dueBy(dossier, facts, isDue)
          .filter(({ kind }) => kind !== 'explanation-late')
          .flatMap((duty) => recorded(dossier, facts, commandOf(duty)));
      let up: Dossier = initial;
      let down: Dossier = initial;
      const always: DossierEvent[] = [];
      for (const { events, facts } of steps) {
        const meanwhile = recordAll(up, facts, (moment) => moment < facts.at);
        always.push(...meanwhile);
        up = [...meanwhile, ...events].reduce(evolve, up);
        down = events.reduce(evolve, down);
      }
      const { facts } = steps.at(-1)!;
      always.push(...recordAll(up, facts, (moment) => moment <= facts.at));
      const afterwards = recordAll(down, facts, (moment) => moment <= facts.at);
      expect([...keysOf(afterwards)].sort()).toEqual([...keysOf(always)].sort());
      expect(new Set(keysOf(always)).size).toBe(keysOf(always).length);
    }));
});
