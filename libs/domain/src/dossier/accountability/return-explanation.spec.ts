import { DUE, explained, givenDossier as given, happened, openedAfter, overdue, vn } from '@hoso/testing';
import type { Actor } from '@hoso/kernel';
import type { DossierCommand } from '../index';

const AT = '2025-06-26T18:00';
const actor: Actor = { id: 'thanh-tra', role: 'auditor' };
const back: DossierCommand = { type: 'ReturnExplanation', data: { reason: 'who did what?' } };
const filed = [...overdue, explained('2025-06-25T09:00')];
const returned = happened('ExplanationReturned', AT, {
  breach: DUE,
  judgedBy: 'thanh-tra',
  reason: 'who did what?',
  dueAt: vn('2025-07-01T17:00'),
});

describe('ReturnExplanation', () => {
  it('makes the explanation due again, by the policy’s working days', () => {
    given(...filed)
      .when(back, AT, { actor })
      .then(returned);
    expect(openedAfter(...filed, returned).explanations[DUE]).toEqual({
      stage: 'awaited',
      unit: 'H23.15',
      since: vn(AT),
      dueAt: vn('2025-07-01T17:00'),
    });
  });

  it('is for those who may accept, and only while it is filed', () => {
    given(...filed)
      .when(back, AT)
      .thenRefused('judge-filed-it');
    given(...filed, returned)
      .when(back, AT, { actor })
      .thenRefused('nothing-to-judge');
  });
});
