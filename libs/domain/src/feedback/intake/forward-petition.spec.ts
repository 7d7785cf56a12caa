import {
  CONSULTED_UNIT,
  givenPetition as given,
  HANDLING_UNIT,
  MERGED_UNIT,
  petitionAfter,
  petitionCommand,
  petitionDecision,
  petitionIn,
  vn,
} from '@hoso/testing';

const forward = (to: string) => petitionCommand('ForwardPetition', { to, reason: 'Việc thuế' });
const forwardedAt = (local: string) =>
  petitionDecision(petitionIn('Submitted'), [local, forward(CONSULTED_UNIT)]);

describe('ForwardPetition', () => {
  it('is in time until the closing of the fifth working day', () => {
    expect(forwardedAt('2025-06-17T17:00')).toMatchObject([
      { data: { dueAt: vn('2025-06-17T17:00'), late: false } },
    ]);
    expect(forwardedAt('2025-06-17T17:00:00.001')).toMatchObject([{ data: { late: true } }]);
  });

  it('counts every limit anew for the unit that gets it, from the transfer', () =>
    expect(forwardedAt('2025-06-16T09:00')).toMatchObject([
      {
        data: {
          from: HANDLING_UNIT,
          to: CONSULTED_UNIT,
          due: {
            refusal: vn('2025-06-18T17:00'),
            forward: vn('2025-06-23T17:00'),
            answer: vn('2025-07-07T17:00'),
          },
        },
      },
    ]));

  it('goes to another unit, which is in being', () => {
    const submitted = petitionIn('Submitted');
    given(...submitted)
      .when(forward(HANDLING_UNIT), '2025-06-11T08:00')
      .thenRefused('forward-to-itself');
    given(...submitted)
      .when(forward('H23.99'), '2025-06-11T08:00')
      .thenRefused('unit-unknown');
    given(...submitted)
      .when(forward(MERGED_UNIT), '2025-06-11T08:00')
      .thenRefused('unit-not-active');
  });

  it('leaves the petition with the new unit, and with the old one among those that had it', () =>
    expect(petitionAfter(...petitionIn('Forwarded'))).toMatchObject({
      phase: 'Forwarded',
      unit: CONSULTED_UNIT,
      receivingUnit: HANDLING_UNIT,
      formerUnits: [HANDLING_UNIT],
    }));
});
