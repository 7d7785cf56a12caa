import {
  givenPetition as given,
  HANDLING_UNIT,
  livedPetition,
  petitionCommand,
  PETITION_LIFE_TO,
  petitionIn,
  vn,
} from '@hoso/testing';

const assign = (officer: string) => petitionCommand('AssignPetition', { officer });
const AT = '2025-06-12T09:00';

describe('AssignPetition', () => {
  it('puts it on the desk of an official of the unit in charge', () =>
    given(...petitionIn('Accepted'))
      .when(assign('binh'), AT)
      .then({
        type: 'PetitionAssigned',
        at: vn(AT),
        data: { unit: HANDLING_UNIT, officer: 'binh' },
      }));

  it('names who had it before; to the same official nothing is recorded', () => {
    given(...petitionIn('InProgress'))
      .when(assign('dung'), AT)
      .then({
        type: 'PetitionAssigned',
        at: vn(AT),
        data: { unit: HANDLING_UNIT, officer: 'dung', previousOfficer: 'binh' },
      });
    given(...petitionIn('InProgress'))
      .when(assign('binh'), AT)
      .thenNothing();
  });

  it('is for officials in office', () => {
    given(...petitionIn('Accepted'))
      .when(assign('giang'), AT)
      .thenRefused('officer-not-active');
    given(...petitionIn('Accepted'))
      .when(assign('chi'), AT)
      .thenRefused('officer-not-active');
  });

  it('does not bring a returned answer back to who wrote it', () => {
    const returned = livedPetition(...PETITION_LIFE_TO.Answered, [
      '2025-06-23T09:00',
      petitionCommand('ReturnAnswer', { reason: 'Không nêu ngày', officer: 'dung' }),
    ]);
    given(...returned)
      .when(assign('binh'), '2025-06-23T10:00')
      .thenRefused('redo-by-same-officer');
  });

  it('is no way to begin before the petition is accepted', () => {
    given(...petitionIn('Submitted'))
      .when(assign('binh'), AT)
      .thenRefused('wrong-state');
    given().when(assign('binh'), AT).thenRefused('not-opened');
    given(...petitionIn('Accepted'))
      .when(assign('binh'), '2025-06-12T07:59')
      .thenRefused('before-last-event');
  });
});
