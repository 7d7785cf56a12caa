import { givenPetition as given, petitionCommand, petitionDecision, petitionIn, vn } from '@hoso/testing';
import type { Classification } from '../index';

const accept = (classification: Classification) =>
  petitionCommand('AcceptPetition', { classification, subject: 'Đo đạc kéo dài' });
const AT = '2025-06-12T08:00';

describe('AcceptPetition', () => {
  it.each([
    { matter: 'conduct', aspect: 'delay' },
    { matter: 'regulation', aspect: 'impractical' },
  ] as const)('says what the petition is about: %j', (classification) =>
    given(...petitionIn('Submitted'))
      .when(accept(classification), AT)
      .then({
        type: 'PetitionAccepted',
        at: vn(AT),
        data: { classification, subject: 'Đo đạc kéo dài' },
      }),
  );

  it('does not take an aspect of the other matter', () =>
    given(...petitionIn('Submitted'))
      .when(accept({ matter: 'regulation', aspect: 'delay' }), AT)
      .thenRefused('classification-mismatch'));

  it.each(['Forwarded', 'Supplemented'] as const)('may follow %s', (phase) =>
    expect(
      petitionDecision(petitionIn(phase), [
        '2025-06-12T09:00',
        accept({ matter: 'conduct', aspect: 'delay' }),
      ]),
    ).toMatchObject([{ type: 'PetitionAccepted' }]),
  );

  it('is given once', () =>
    given(...petitionIn('Accepted'))
      .when(accept({ matter: 'conduct', aspect: 'delay' }), AT)
      .thenRefused('wrong-state'));
});
