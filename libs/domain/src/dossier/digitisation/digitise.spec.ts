import {
  fileRef,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  received,
  COMPLETE,
} from '@hoso/testing';
import { PHASES, type DossierCommand } from '../index';
import { UP_TO_COLLECTION } from './digitise';

const digitise = (component: string): DossierCommand => ({
  type: 'Digitise',
  data: { component, file: fileRef('d') },
});
const AT = '2025-06-26T08:00';
const digitised = (component: string) =>
  happened('ComponentDigitised', AT, { component, file: fileRef('d') });

describe('Digitise', () => {
  it.each(PHASES)('while %s, up to the collection of the result', (phase) => {
    const outcome = given(...HISTORY_TO[phase]).when(digitise('survey'), AT);
    if (UP_TO_COLLECTION.includes(phase)) outcome.then(digitised('survey'));
    else outcome.thenRefused('wrong-state');
  });

  it('scans once, and also what was reused', () => {
    given(...inHandling, digitised('survey'))
      .when(digitise('survey'), AT)
      .thenNothing();
    given(...inHandling)
      .when(digitise('form'), AT)
      .thenNothing();
    const reused = happened('ComponentReused', AT, {
      component: 'survey',
      source: 'citizen-store',
      reference: '7',
    });
    given(...inHandling, reused)
      .when(digitise('survey'), AT)
      .then(digitised('survey'));
  });

  it('scans nothing that is presented only, or foreign', () => {
    given(...inHandling)
      .when(digitise('seal-book'), AT)
      .thenRefused('component-never-digitised', { component: 'seal-book' });
    given(...inHandling)
      .when(digitise('photo'), AT)
      .thenRefused('component-not-in-procedure', { components: ['photo'] });
  });

  it('scans a foreign paper that came in under a provision', () =>
    given(received({ components: [...COMPLETE, { component: 'photo' }] }))
      .when(digitise('photo'), AT)
      .then(digitised('photo')));
});
