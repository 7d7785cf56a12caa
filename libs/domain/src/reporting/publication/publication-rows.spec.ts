import { HAI_DUONG } from '../../calendar';
import { procedureVersion } from '@hoso/testing';
import { plainDateOf as day } from '@hoso/kernel';
import type { ProcedureState } from '../../procedure';
import { publicationRows } from './publication-rows';

const JUNE = { calendar: HAI_DUONG, from: day('2025-06-01'), to: day('2025-06-30') };
const adopted = procedureVersion({ validFrom: day('2025-06-20') });
const procedure = (publishedOn?: string): ProcedureState => ({
  adopted: { 1: adopted },
  versions: [adopted],
  publications: publishedOn
    ? { 1: { decision: 'QĐ 1', decidedOn: day('2025-06-13'), publishedOn: day(publishedOn) } }
    : {},
});
const faults = (...procedures: readonly ProcedureState[]) =>
  publicationRows(procedures, JUNE).map(({ fault, publishBy, publishedOn }) => [
    fault,
    publishBy,
    publishedOn,
  ]);

describe('publication', () => {
  it('names what is in force and unpublished at the period’s end', () => {
    expect(faults(procedure())).toEqual([['unpublished', null, null]]);
    expect(faults(procedure('2025-07-01'))).toEqual([['unpublished', null, null]]);
    expect(publicationRows([procedure()], { ...JUNE, to: day('2025-06-19') })).toEqual([]);
  });

  it('names what was made public after the fifth working day, not on it', () => {
    expect(faults(procedure('2025-06-20'))).toEqual([]);
    expect(faults(procedure('2025-06-21'))).toEqual([['published-late', '2025-06-20', '2025-06-21']]);
  });
});
