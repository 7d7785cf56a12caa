import type { Application } from '@hoso/application';
import type { SatisfactionRow } from '@hoso/domain';
import { addDays, addMonths, dayOf, plainDateOf, VIETNAM, type Clock } from '@hoso/kernel';
import { openPortalServices, type PortalSettings } from '@hoso/portal';
import type { PortalDesk, RatingsIn } from '@hoso/portal-sync';
import type { Reports } from '@hoso/reports';
import type { Ground } from './ground';
import { openReports } from './open-reports';

/** A month’s ratings as the report on satisfaction counts them; of the running month those up to today. */
const ratingsReportedBy =
  (reports: Reports, clock: Clock): RatingsIn =>
  async (month) => {
    const from = plainDateOf(`${month}-01`);
    const last = addDays(addMonths(from, 1), -1);
    const now = clock.now();
    const today = dayOf(now, VIETNAM);
    const { rows } = await reports.make('satisfaction', { from, to: last < today ? last : today }, now);
    return (rows as readonly SatisfactionRow[]).map(
      ({ procedure, satisfied, dissatisfied, 'very-satisfied': verySatisfied }) => ({
        procedure,
        counts: { verySatisfied, satisfied, dissatisfied },
      }),
    );
  };

export interface PortalDeskGround {
  readonly settings: Pick<PortalSettings, 'adapter'>;
  readonly application: Pick<Application, 'ports'>;
  readonly ground: Pick<Ground, 'database'>;
  readonly dataFolder: string;
}

/** What passes with the portal besides dossiers; undefined through a provincial wrapper, which offers none of it. */
export const openPortalDesk = ({
  settings: { adapter },
  application: { ports },
  ground: { database },
  dataFolder,
}: PortalDeskGround): PortalDesk | undefined => {
  if (adapter.adapter !== 'national') return undefined;
  const reports = openReports({ ...ports, database, dataFolder });
  const { unitCode } = adapter;
  const unitName = adapter.unitName ?? ports.reference.units.get(unitCode)?.name ?? unitCode;
  return {
    services: openPortalServices(adapter),
    authority: { unitCode, unitName },
    ratingsIn: ratingsReportedBy(reports, ports.clock),
  };
};
