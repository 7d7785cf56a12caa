import { happened, dossierLife, HANDLING_UNIT, inHandling, ONE_STOP, openedAfter, vn } from '@hoso/testing';
import fc from 'fast-check';
import type { DossierEvent } from '../events/dossier-event';
import { chargeAt, CHARGES_KEPT } from './charges';

const atMoment = (local: string, history: readonly DossierEvent[]) => {
  const { formerCharges, handling } = openedAfter(...history);
  return chargeAt(vn(local), formerCharges, handling);
};

describe('who was in charge of a dossier', () => {
  it('is told for each instant, from the change on', () => {
    expect(atMoment('2025-06-10T08:59:59.999', inHandling)).toEqual({ unit: ONE_STOP });
    expect(atMoment('2025-06-10T09:00', inHandling)).toEqual({ unit: HANDLING_UNIT });
    expect(atMoment('2025-06-10T10:00', inHandling)).toEqual({ unit: HANDLING_UNIT, officer: 'binh' });
  });

  it('is remembered for so many charges; before them the first of these is taken', () => {
    const desks = Array.from({ length: CHARGES_KEPT + 8 }, (_, nr) =>
      happened('OfficerAssigned', `2025-06-11T08:${10 + nr}`, { unit: HANDLING_UNIT, officer: `o${nr}` }),
    );
    const history = [...inHandling, ...desks];
    expect(openedAfter(...history).formerCharges).toHaveLength(CHARGES_KEPT);
    expect(atMoment('2025-06-10T08:30', history)).toEqual({ unit: HANDLING_UNIT, officer: 'o7' });
    expect(atMoment('2025-06-11T08:30', history)).toEqual({ unit: HANDLING_UNIT, officer: 'o20' });
  });

  it('is, in any life without a correction, whoever had it then', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        if (events.some(({ type }) => type === 'EventNeutralised')) return;
        events.forEach(({ at }, nr) => {
          if (events.slice(nr + 1).some((later) => later.at <= at)) return;
          const { unit, officer } = openedAfter(...events.slice(0, nr + 1)).handling;
          const { formerCharges, handling } = openedAfter(...events);
          expect(chargeAt(at, formerCharges, handling)).toEqual({
            unit,
            ...(officer !== undefined && { officer }),
          });
        });
      }),
      { numRuns: 50 },
    ));
});
