import type { OpenedDossier, Phase } from '@hoso/domain';
import type { PortalStatus } from './portal-status';

/** How a negative result is told: done like any result, or as stopped (a setting of the portal's adapter). */
export type IneligibleStatus = Extract<PortalStatus, '8' | '9'>;

const STATUS: Readonly<Record<Phase, PortalStatus>> = {
  Submitted: '1',
  AwaitingApplicant: '5',
  Received: '2',
  Transferred: '4',
  InHandling: '4',
  AwaitingSupplement: '5',
  AwaitingPayment: '6',
  AwaitingCollection: '9',
  ReturnedOwingApology: '10',
  Closed: '10',
  Refused: '3',
  Withdrawn: '7',
  Stopped: '8',
};

/** A dossier on paper comes to the portal with its reception; what was asked or refused before stays at the counter. */
const isPublic = ({ channel, reception }: OpenedDossier): boolean =>
  channel === 'online' || reception !== undefined;

/** What decides a status besides the dossier. */
export interface StatusGround {
  readonly isIneligible: boolean;
  readonly ineligibleStatus: IneligibleStatus;
}

/**
 * The one status of a dossier at the portal; undefined while it is none of the portal's business.
 * Total over the phases of the procedure law's machine, which names a status for each of its steps.
 */
export const portalStatusOf = (
  dossier: OpenedDossier,
  { isIneligible, ineligibleStatus }: StatusGround,
): PortalStatus | undefined => {
  if (!isPublic(dossier)) return undefined;
  const { phase } = dossier.handling;
  return phase === 'AwaitingCollection' && isIneligible ? ineligibleStatus : STATUS[phase];
};
