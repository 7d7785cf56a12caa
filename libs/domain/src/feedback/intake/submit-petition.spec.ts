import {
  givenPetition as given,
  petitionCommand,
  PETITION_CODE,
  petitionDecision,
  submission,
  vn,
} from '@hoso/testing';

const submit = (changes: Parameters<typeof submission>[0] = {}) =>
  petitionCommand('SubmitPetition', submission(changes));
const AT = '2025-06-10T08:00';

describe('SubmitPetition', () => {
  it('fixes the rules of the day and by when the unit has to act', () => {
    const { channel, nature, petitioner, content, unit } = submission();
    given()
      .when(submit(), AT)
      .then({
        type: 'PetitionSubmitted',
        at: vn(AT),
        data: {
          opening: { code: PETITION_CODE, channel, receivingUnit: unit, nature, petitioner, content },
          rules: { policy: 'qd766-2022', calendar: { region: 'hai-duong', version: 1 } },
          due: {
            refusal: vn('2025-06-12T17:00'),
            forward: vn('2025-06-17T17:00'),
            information: vn('2025-06-17T17:00'),
            answer: vn('2025-07-01T17:00'),
            provisional: false,
          },
        },
      });
  });

  it('counts over the Tết holidays', () => {
    const at = '2025-01-24T16:29';
    const due = { answer: vn('2025-02-21T16:30'), refusal: vn('2025-02-04T16:30') };
    expect(petitionDecision([], [at, submit()])).toMatchObject([{ data: { due } }]);
  });

  it('is no way for complaints and denunciations, which have laws of their own', () => {
    given()
      .when(submit({ nature: 'complaint' }), AT)
      .thenRefused('complaint-not-petition', { nature: 'complaint', governedBy: 'Luật Khiếu nại 2011' });
    given()
      .when(submit({ nature: 'denunciation' }), AT)
      .thenRefused('denunciation-not-petition', {
        nature: 'denunciation',
        governedBy: 'Luật Tố cáo 2018',
      });
  });

  it('comes from the portal by a service only', () => {
    given()
      .when(submit({ channel: 'portal' }), AT)
      .thenRefused('channel-not-keyed-in');
    const actor = { id: 'portal', role: 'service' as const };
    expect(petitionDecision([], [AT, submit({ channel: 'portal' }), { actor }])).toMatchObject([
      { data: { opening: { channel: 'portal' } } },
    ]);
  });

  it('names a dossier that is of the form and is there', () => {
    const about = submit({ dossier: 'H23.01-250610-0001' });
    given()
      .when(submit({ dossier: 'my dossier' }), AT)
      .thenRefused('dossier-code-malformed');
    given().when(about, AT, { isDossierKnown: false }).thenRefused('dossier-unknown');
    expect(petitionDecision([], [AT, about, { isDossierKnown: true }])).toMatchObject([
      { data: { opening: { dossier: 'H23.01-250610-0001' } } },
    ]);
  });

  it('goes to a unit that is in being, under rules that are in force', () => {
    given()
      .when(submit({ unit: 'H23.99' }), AT)
      .thenRefused('unit-unknown', { unit: 'H23.99' });
    given()
      .when(submit({ unit: 'H23.09' }), AT)
      .thenRefused('unit-not-active');
    given().when(submit(), AT, { policy: undefined }).thenRefused('policy-unknown');
  });

  it('is refused to an actor whose delegation does not hold', () => {
    const actor = { id: 'x', role: 'head' as const, unit: 'H23.15', delegation: 'uq-99' };
    given().when(submit(), AT, { actor }).thenRefused('delegation-not-valid');
  });
});
