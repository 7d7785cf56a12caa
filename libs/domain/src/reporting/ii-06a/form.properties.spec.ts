import { dossierLife, reportFactsOf } from '@hoso/testing';
import { addDays, plainDateOf, VIETNAM, type PlainDate } from '@hoso/kernel';
import fc from 'fast-check';
import type { DossierEvent } from '../../dossier';
import { Ii06aForm } from './table';

const anyDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays(plainDateOf('2025-04-25'), days));

const formOf = (histories: readonly (readonly DossierEvent[])[], from: PlainDate, to: PlainDate) => {
  const form = new Ii06aForm({ from, to, zone: VIETNAM });
  for (const history of histories) if (history.length > 0) form.add(reportFactsOf(history));
  return form.table();
};

describe('form II.06a of random lives', () => {
  it('keeps its identities, and carries over what the period before left open', () =>
    fc.assert(
      fc.property(
        fc.array(dossierLife, { minLength: 1, maxLength: 5 }),
        fc.tuple(anyDay, anyDay, anyDay).map((days) => days.sort()),
        (lives, [first, second, third]) => {
          const histories = lives.map((steps) => steps.flatMap(({ events }) => events));
          const before = formOf(histories, first, second);
          const after = formOf(histories, addDays(second, 1), addDays(third, 1));
          const broken = [...before.identities, ...after.identities].filter(({ holds }) => !holds);
          expect(broken).toEqual([]);
          expect(after.total.c6).toBe(before.total.c11);
        },
      ),
      { numRuns: 60 },
    ));
});
