import {
  concreteAnswer,
  givenPetition as given,
  livedPetition,
  measure,
  petitionAfter,
  petitionCommand,
  PETITION_LIFE_TO,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';

const { doneOn: _, ...undated } = measure();
const promisedOn = plainDateOf('2025-06-25');
const promised = livedPetition(...PETITION_LIFE_TO.InProgress, [
  '2025-06-23T08:00',
  petitionCommand('AnswerPetition', concreteAnswer({ measures: [measure(), { ...undated, promisedOn }] })),
]);
const outcome = 'Tổ lưu động giao bản đồ thửa 12 tại nhà văn hóa khu phố';
const fulfil = (changes: object = {}) =>
  petitionCommand('FulfilPromise', { promise: '1.2', doneOn: promisedOn, outcome, ...changes });
const fulfilled = (doneOn: string, local: string, late: boolean) => ({
  type: 'PetitionPromiseFulfilled' as const,
  at: vn(local),
  data: { promise: '1.2', doneOn: plainDateOf(doneOn), outcome, dueAt: vn('2025-06-25T23:59:59.999'), late },
});

describe('FulfilPromise', () => {
  it('is in time on the promised day, and late on the next', () => {
    given(...promised)
      .when(fulfil(), '2025-06-26T08:00')
      .then(fulfilled('2025-06-25', '2025-06-26T08:00', false));
    given(...promised)
      .when(fulfil({ doneOn: plainDateOf('2025-06-26') }), '2025-06-26T08:00')
      .then(fulfilled('2025-06-26', '2025-06-26T08:00', true));
  });

  it('reports what was promised, has happened and can be told', () => {
    given(...promised)
      .when(fulfil({ promise: '1.1' }), '2025-06-26T08:00')
      .thenRefused('promise-unknown', { promise: '1.1', open: ['1.2'] });
    given(...promised)
      .when(fulfil({ doneOn: plainDateOf('2025-06-27') }), '2025-06-26T08:00')
      .thenRefused('answer-done-in-future');
    given(...promised)
      .when(fulfil({ outcome: 'Đã xử lý xong' }), '2025-06-26T08:00')
      .thenRefused('promise-outcome-vague');
  });

  it('closes the promise', () => {
    const done = [...promised, fulfilled('2025-06-25', '2025-06-26T08:00', false)];
    expect(petitionAfter(...done).promises).toEqual([]);
    given(...done)
      .when(fulfil(), '2025-06-26T09:00')
      .thenRefused('promise-unknown');
  });
});
