import { sampleDossier, sampleRow } from '../testing/sample-records';
import { portalDateMs } from '../contract/portal-date';
import { timelinessOf, type Timeliness } from './indicators';

type Step = readonly [status: string, at: string];

const judged = (steps: readonly Step[], due = '20250617170000'): Timeliness => {
  const record = sampleDossier('A', { NgayHenTra: due });
  const rows = steps.map(([status, at]) => sampleRow('A', status, at));
  return timelinessOf({ record, rows }, portalDateMs('20250701000000')!);
};
const RECEIVED: Step = ['2', '20250610083000'];

describe('how the portal judges a dossier by its progress', () => {
  it.each<readonly [string, readonly Step[], Timeliness]>([
    ['ended at the appointed second', [RECEIVED, ['9', '20250617170000']], 'on-time'],
    ['ended a second later', [RECEIVED, ['9', '20250617170001']], 'overdue'],
    [
      'processed in time, collected late',
      [RECEIVED, ['9', '20250616080000'], ['10', '20250620080000']],
      'on-time',
    ],
    ['stopped in time', [RECEIVED, ['8', '20250616080000']], 'on-time'],
    ['withdrawn late', [RECEIVED, ['7', '20250618080000']], 'overdue'],
    ['not finished at the end of the period', [RECEIVED, ['4', '20250611080000']], 'overdue'],
    ['waiting for a supplement', [RECEIVED, ['5', '20250612080000']], 'on-time'],
    [
      'late by less than the applicant took',
      [RECEIVED, ['5', '20250611080000'], ['4', '20250614080000'], ['9', '20250619080000']],
      'on-time',
    ],
    [
      'the same without the end of the supplement',
      [RECEIVED, ['5', '20250611080000'], ['9', '20250619080000']],
      'overdue',
    ],
    [
      'in time, but with a doubled 5',
      [
        RECEIVED,
        ['5', '20250611080000'],
        ['5', '20250611080000'],
        ['4', '20250612080000'],
        ['9', '20250613080000'],
      ],
      'overdue',
    ],
  ])('%s', (_, steps, expected) => expect(judged(steps)).toBe(expected));

  it('leaves one without an appointment unjudged', () => expect(judged([RECEIVED], '')).toBe('unjudged'));
});
