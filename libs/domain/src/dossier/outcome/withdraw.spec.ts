import { givenDossier as given, happened, HISTORY_TO } from '@hoso/testing';
import { isDecided, PHASES, type DossierCommand } from '../index';

const withdraw: DossierCommand = { type: 'Withdraw', data: { request: 'letter 5', reason: 'moved away' } };
const AT = '2025-06-26T08:00';

describe('Withdraw', () => {
  it.each(PHASES)('while %s: before the decision only', (phase) => {
    const outcome = given(...HISTORY_TO[phase]).when(withdraw, AT);
    if (isDecided(phase)) outcome.thenRefused('wrong-state');
    else outcome.then(happened('DossierWithdrawn', AT, withdraw.data));
  });
});
