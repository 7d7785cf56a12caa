import { openPetitionDuties, petitionDutiesOf, type PetitionEvent } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import {
  concreteAnswer,
  livedPetition,
  measure,
  petitionAfter,
  petitionCommand,
  PETITION_LIFE_TO,
  petitionIn,
  petitionLife,
  vn,
} from '@hoso/testing';
import fc from 'fast-check';
import { projectionSpec } from '../testing';
import { NEVER } from './dossier-row';
import { petitionDuties } from './petition-duties';
import { petitions } from './petitions';

const given = projectionSpec(petitions);
const owing = projectionSpec(petitionDuties);
const FORWARD_DUE = vn('2025-06-17T17:00');
const ANSWER_DUE = vn('2025-07-01T17:00');

const forwardLate = (at: string): PetitionEvent => {
  const { key, moment } = petitionDutiesOf(petitionAfter(...petitionIn('Submitted')))[0]!;
  const lateness = { workingMinutes: 60, calendarMs: 54_000_000 };
  return {
    type: 'PetitionLateRecorded',
    data: { duty: 'forward', key, moment, lateness },
    at: vn(at),
  };
};

describe('the row of a petition', () => {
  it('says what is owed first, and by when', () => {
    given(...petitionIn('Submitted')).then({ nextDuty: 'forward', nextDueAt: FORWARD_DUE, answeredAt: null });
    given(...petitionIn('AwaitingInfo')).then({ nextDuty: null, nextDueAt: NEVER });
    given(...petitionIn('InProgress')).then({ nextDuty: 'answer', nextDueAt: ANSWER_DUE, officer: 'binh' });
  });

  it('keeps the answer that stands until the petition is reopened', () => {
    const answeredAt = vn('2025-06-23T08:00');
    const publishedAt = vn('2025-06-23T10:00');
    given(...petitionIn('Answered')).then({ answeredAt, publishedAt: null });
    given(...petitionIn('Rated')).then({ answeredAt, publishedAt, rating: 'dislike' });
    given(...petitionIn('Reopened')).then({ answeredAt: null, publishedAt, rating: null });
  });

  it('still shows what is owed once its lateness is recorded', () =>
    given(...petitionIn('Submitted'), forwardLate('2025-06-18T08:00')).then({
      nextDuty: 'forward',
      nextDueAt: FORWARD_DUE,
      hasBeenLate: true,
      lateDuties: ['forward'],
    }));

  it('agrees with the law, in any life', () =>
    fc.assert(
      fc.property(petitionLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const after = life.at(-1)!.after;
        if (!after.opened) return given(...events).thenNoRow();
        const moments = openPetitionDuties(after).map(({ moment }) => moment);
        given(...events).then({
          phase: after.phase,
          unit: after.unit,
          nextDueAt: moments.toSorted()[0] ?? NEVER,
          hasBeenLate: after.missed.length + after.lateRecorded.length > 0,
        });
      }),
      { numRuns: 40 },
    ));
});

describe('the duties that a petition owes to the clock', () => {
  it('go once they are recorded', () => {
    owing(...petitionIn('Submitted')).then({ nextAt: FORWARD_DUE });
    owing(...petitionIn('Submitted'), forwardLate('2025-06-18T08:00')).then({ nextAt: ANSWER_DUE });
    owing(...petitionIn('Published')).thenNoRow();
  });

  it('hold a promise beyond the publication, the earliest first', () => {
    const { doneOn: _, ...undated } = measure();
    const promised = (day: string) => ({ ...undated, promisedOn: plainDateOf(day) });
    const answer = concreteAnswer({ measures: [promised('2025-07-25'), promised('2025-06-25')] });
    const answered = livedPetition(...PETITION_LIFE_TO.InProgress, [
      '2025-06-23T08:00',
      petitionCommand('AnswerPetition', answer),
    ]);
    const [row] = owing(...answered).rows();
    expect(row?.owed.map(({ kind, moment }) => [kind, moment])).toEqual([
      ['review', vn('2025-06-25T17:00')],
      ['promise', vn('2025-06-25T23:59:59.999')],
      ['promise', vn('2025-07-25T23:59:59.999')],
    ]);
  });

  it('are those of the law, in any life', () =>
    fc.assert(
      fc.property(petitionLife, (life) => {
        const rows = owing(...life.flatMap(({ events }) => events)).rows();
        const keys = petitionDutiesOf(life.at(-1)!.after).map(({ key }) => key);
        expect((rows[0]?.owed ?? []).map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
      }),
      { numRuns: 40 },
    ));
});
