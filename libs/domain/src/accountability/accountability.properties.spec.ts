import { isRefusal } from '@hoso/kernel';
import { acceptedBreach, awaitedBreach, reportFacts, vn } from '@hoso/testing';
import fc from 'fast-check';
import { CAUSES, type Cause } from '../dossier';
import { EXPLANATION_STAGES, type BreachFacts } from './breach';
import { accountabilityDecider } from './decider';
import { figuresOf } from './figures';
import type { AccountabilityState } from './report';

const breach: fc.Arbitrary<BreachFacts> = fc
  .record({
    dossier: fc.constantFrom('D1', 'D2', 'D3'),
    day: fc.integer({ min: 10, max: 30 }),
    stage: fc.constantFrom(...EXPLANATION_STAGES),
    cause: fc.constantFrom(...(Object.keys(CAUSES) as readonly Cause[])),
    lateUntil: fc.option(fc.constant(vn('2025-07-09T10:00')), { nil: undefined }),
  })
  .map(({ day, stage, cause, ...rest }) => {
    const told = { ...rest, breach: vn(`2025-06-${day}T17:00`), stage };
    return stage === 'awaited'
      ? awaitedBreach(rest.dossier, told)
      : acceptedBreach(rest.dossier, { ...told, cause, nature: CAUSES[cause] });
  });

const list = fc.uniqueArray(breach, {
  selector: (each) => `${each.dossier} ${each.breach}`,
  maxLength: 12,
});

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const command = fc.constantFrom(
  { type: 'GatherAccountability', data: {} } as const,
  { type: 'SubmitAccountability', data: { prevention: 'p', open: [] } } as const,
  { type: 'ReviewAccountability', data: { verdict: 'returned', reason: 'r' } } as const,
  { type: 'ReviewAccountability', data: { verdict: 'accepted' } } as const,
);

describe('any report', () => {
  it('has totals that are those of its list, whatever its order', () =>
    fc.assert(
      fc.property(list, (breaches) => {
        const facts = reportFacts('2025-07-10T08:00', breaches);
        const events = accountabilityDecider.decide(
          { type: 'GatherAccountability', data: {} },
          undefined,
          facts,
        );
        if (isRefusal(events)) throw new Error(events.refused);
        const { gathering } = events.reduce(accountabilityDecider.evolve, undefined as AccountabilityState)!;
        const { figures } = gathering;
        expect(sum(figures.byStage)).toBe(breaches.length);
        expect(sum(figures.byNature)).toBe(breaches.length);
        expect(sum(figures.byCause) + figures.byNature.unexplained).toBe(breaches.length);
        expect(sum(figures.apologies)).toBe(breaches.length);
        expect(figures.daysLate).toBe(
          gathering.breaches.reduce((total, { daysLate }) => total + daysLate, 0),
        );
        expect(figuresOf([...gathering.breaches].reverse())).toEqual(figures);
      }),
    ));

  it('keeps a submission until it is returned, and an accepted one for ever', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(command, list), { maxLength: 12 }), (commands) => {
        let state: AccountabilityState;
        for (const [given, breaches] of commands) {
          const actor = given.type === 'ReviewAccountability' ? { actor: AUDITOR } : {};
          const answered = breaches.filter(({ stage }) => stage === 'accepted' || stage === 'filed');
          const facts = reportFacts('2025-07-10T08:00', answered, actor);
          const events = accountabilityDecider.decide(given, state, facts);
          if (isRefusal(events)) continue;
          const next: AccountabilityState = events.reduce(accountabilityDecider.evolve, state);
          if (state?.stage === 'accepted') expect(next).toEqual(state);
          if (state?.stage === 'submitted') {
            expect(given.type).toBe('ReviewAccountability');
            expect(next).toMatchObject({ gathering: state.gathering, submission: state.submission });
          }
          state = next;
        }
      }),
    ));
});

const AUDITOR = { id: 'thanh-tra', role: 'auditor' } as const;
