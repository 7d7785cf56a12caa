import type { ReportName } from '@hoso/application';
import { accountabilityPeriod } from '@hoso/domain';
import { LENGTHS } from '../dossier/lengths';
import { EdgeFault } from '../problem/edge-fault';
import { ERA_MEANING, isWithinEra } from '../shape/era';

/** The report that a path names. @throws EdgeFault invalid-shape */
export const reportNameIn = (unit: string, period: string): ReportName => {
  const known = accountabilityPeriod(period);
  const message = `must be a month 2026-11, a quarter 2026-Q4 or a year 2026, ${ERA_MEANING}`;
  if (!known || !isWithinEra(known.from) || !isWithinEra(known.to))
    throw new EdgeFault('invalid-shape', { errors: [{ path: 'period', message }] });
  if (unit.length > LENGTHS.code)
    throw new EdgeFault('invalid-shape', {
      errors: [{ path: 'unit', message: `must be text of 1 to ${LENGTHS.code} characters` }],
    });
  return { unit, period };
};
