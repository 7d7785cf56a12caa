import {
  CONSULTED_UNIT,
  DUE,
  explained,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  openedAfter,
  overdue,
  overdueAgain,
  SECOND_DUE,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const complete: DossierCommand = { type: 'CompleteRemedy', data: { evidence: 'QĐ 88' } };
const promised = [...overdue, explained('2025-06-25T09:00')];
const done = (local: string, late: boolean) =>
  happened('RemedyDone', local, { breach: DUE, evidence: 'QĐ 88', late });

describe('CompleteRemedy', () => {
  it('is in time up to the closing of the promised day', () => {
    given(...promised)
      .when(complete, '2025-07-04T17:00')
      .then(done('2025-07-04T17:00', false));
    given(...promised)
      .when(complete, '2025-07-04T17:00:00.001')
      .then(done('2025-07-04T17:00:00.001', true));
    expect(openedAfter(...promised, done('2025-07-04T17:00', false)).explanations[DUE]).toMatchObject({
      stage: 'filed',
      remedy: { what: 'a second appraiser', doneAt: vn('2025-07-04T17:00') },
    });
  });

  it('is the head’s, and needs an open remedy', () => {
    given(...promised)
      .when(complete, '2025-07-01T08:00', { actor: { id: 'giang', role: 'head', unit: CONSULTED_UNIT } })
      .thenRefused('head-only', { role: 'head', unit: CONSULTED_UNIT, unitInCharge: HANDLING_UNIT });
    given(...overdue)
      .when(complete, '2025-07-01T08:00')
      .thenRefused('no-remedy-open', { breach: undefined, stages: { [DUE]: 'awaited' } });
    given(...promised, done('2025-07-01T08:00', false))
      .when(complete, '2025-07-01T08:00')
      .thenRefused('no-remedy-open');
  });

  it('says which breach it is about where several remedies are open', () => {
    const breach = SECOND_DUE;
    const second = [...overdueAgain, explained('2025-06-30T08:00', { breach })];
    given(...promised, ...second)
      .when(complete, '2025-07-01T08:00')
      .thenRefused('breach-unclear', { breaches: [DUE, breach] });
    given(...promised, ...second)
      .when({ type: 'CompleteRemedy', data: { breach, evidence: 'QĐ 88' } }, '2025-07-01T08:00')
      .then(happened('RemedyDone', '2025-07-01T08:00', { breach, evidence: 'QĐ 88', late: false }));
  });
});
