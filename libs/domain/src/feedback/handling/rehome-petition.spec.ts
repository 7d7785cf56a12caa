import {
  CLOSING_UNIT,
  CONSULTED_UNIT,
  givenPetition as given,
  HANDLING_UNIT,
  livedPetition,
  ONE_STOP,
  petitionAfter,
  petitionCommand,
  petitionIn,
  submission,
  vn,
  type PetitionStep,
} from '@hoso/testing';
import { petitionDutiesOf } from '../clock/duties';
import type { PetitionEvent } from '../events';

const rehome = (to = HANDLING_UNIT) =>
  petitionCommand('RehomePetition', { to, legalBasis: 'NQ 202/2025/QH15' });
const rehomed = (local: string): PetitionEvent => ({
  ...{ type: 'PetitionRehomed', at: vn(local) },
  data: { from: CLOSING_UNIT, to: HANDLING_UNIT, legalBasis: 'NQ 202/2025/QH15' },
});

/** Written to a unit whose last day was 31/05/2025, and taken by it. */
const AT_CLOSING: readonly PetitionStep[] = [
  ['2025-05-20T08:00', petitionCommand('SubmitPetition', submission({ unit: CLOSING_UNIT }))],
  [
    '2025-05-21T08:00',
    petitionCommand('AcceptPetition', {
      classification: { matter: 'conduct', aspect: 'delay' },
      subject: 'Chậm đo đạc',
    }),
  ],
];

describe('RehomePetition', () => {
  it('goes from a unit that ended to its successor, from the day after its last', () => {
    const taken = livedPetition(...AT_CLOSING);
    given(...taken)
      .when(rehome(), '2025-05-31T23:59:59.999')
      .thenRefused('unit-not-successor', {
        to: HANDLING_UNIT,
        units: [{ unit: CLOSING_UNIT, validTo: '2025-05-31', successor: HANDLING_UNIT }],
      });
    given(...taken)
      .when(rehome(), '2025-06-01T00:00')
      .then(rehomed('2025-06-01T00:00'));
  });

  it('lets the successor go on, with number and limits as they were', () => {
    const taken = livedPetition(...AT_CLOSING);
    const home = [...taken, rehomed('2025-06-02T08:00')];
    const before = petitionAfter(...taken);
    expect(petitionAfter(...home)).toMatchObject({
      ...{ code: before.code, due: before.due, phase: 'Accepted' },
      ...{ unit: HANDLING_UNIT, receivingUnit: HANDLING_UNIT, formerUnits: [CLOSING_UNIT] },
    });
    given(...taken)
      .when(petitionCommand('AssignPetition', { officer: 'binh' }), '2025-06-02T09:00')
      .thenRefused('unit-not-active');
    given(...home)
      .when(petitionCommand('AssignPetition', { officer: 'binh' }), '2025-06-02T09:00')
      .then({
        ...{ type: 'PetitionAssigned', at: vn('2025-06-02T09:00') },
        data: { unit: HANDLING_UNIT, officer: 'binh' },
      });
  });

  it('is owed no forwarding twice, and is home where only its reception was', () => {
    const [submitted] = livedPetition(AT_CLOSING[0]!);
    const before = petitionDutiesOf(petitionAfter(submitted!));
    expect(petitionDutiesOf(petitionAfter(submitted!, rehomed('2025-06-02T08:00')))).toEqual(before);
    const forwarded = livedPetition(AT_CLOSING[0]!, [
      '2025-05-21T08:00',
      petitionCommand('ForwardPetition', { to: CONSULTED_UNIT, reason: 'Việc thuế' }),
    ]);
    given(...forwarded, rehomed('2025-06-02T08:00'))
      .when(rehome(), '2025-06-03T08:00')
      .thenNothing();
  });

  it('is done once, and leads nowhere else', () => {
    const home = [...livedPetition(...AT_CLOSING), rehomed('2025-06-02T08:00')];
    given(...home)
      .when(rehome(), '2025-06-03T08:00')
      .thenNothing();
    given(...petitionIn('Accepted'))
      .when(rehome(), '2025-06-13T08:00')
      .thenRefused('unit-not-successor');
    given(...home)
      .when(rehome(ONE_STOP), '2025-06-03T08:00')
      .thenRefused('unit-not-successor');
    given(...home)
      .when(rehome('H99'), '2025-06-03T08:00')
      .thenRefused('unit-unknown');
  });
});
