import { givenDossier as given, happened, HISTORY_TO } from '@hoso/testing';
import { isDecided, PHASES, type DossierCommand } from '../index';

const stop: DossierCommand = {
  type: 'Stop',
  data: { legalGround: 'Luật X art. 9', reason: 'under dispute' },
};
const AT = '2025-06-26T08:00';

describe('Stop', () => {
  it.each(PHASES)('while %s: before the decision only', (phase) => {
    const outcome = given(...HISTORY_TO[phase]).when(stop, AT);
    if (isDecided(phase)) outcome.thenRefused('wrong-state');
    else outcome.then(happened('ProcessingStopped', AT, stop.data));
  });
});
