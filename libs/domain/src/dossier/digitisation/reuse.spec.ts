import { COMPLETE, givenDossier as given, happened, HISTORY_TO, inHandling, received } from '@hoso/testing';
import type { DossierCommand } from '../index';

const SOURCE = { source: 'shared-database', reference: 'land-database/77' } as const;
const reuse = (component: string): DossierCommand => ({ type: 'Reuse', data: { component, ...SOURCE } });
const AT = '2025-06-12T08:00';
const reused = (component: string) => happened('ComponentReused', AT, { component, ...SOURCE });

describe('Reuse', () => {
  it('takes a component from where it is digital', () => {
    given(...inHandling)
      .when(reuse('land-title'), AT)
      .then(reused('land-title'));
    given(...HISTORY_TO.Submitted)
      .when(reuse('land-title'), AT)
      .then(reused('land-title'));
  });

  it('records nothing for what is digital already', () => {
    given(...inHandling)
      .when(reuse('form'), AT)
      .thenNothing();
    given(...inHandling, reused('land-title'))
      .when(reuse('land-title'), AT)
      .thenNothing();
  });

  it('replaces a paper that was only shown', () =>
    given(received({ components: [...COMPLETE, { component: 'photo' }] }))
      .when(reuse('photo'), AT)
      .then(reused('photo')));

  it('refuses foreign papers, and comes too late for a closed dossier', () => {
    given(...inHandling)
      .when(reuse('photo'), AT)
      .thenRefused('component-not-in-procedure', { components: ['photo'] });
    given(...HISTORY_TO.Closed)
      .when(reuse('land-title'), '2025-06-26T08:00')
      .thenRefused('wrong-state');
  });
});
