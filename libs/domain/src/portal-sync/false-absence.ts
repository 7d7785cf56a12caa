import type { PortalSyncEvents } from './events';
import type { CurrentMessage, PortalSync } from './portal-sync';

type Ended = PortalSyncEvents['PortalExchangeEnded'];

const LOOK_UP = 'TraCuuHoSo';

/** By a look-up the portal has the dossier. */
export const isFound = ({ service, outcome }: Ended): boolean =>
  service === LOOK_UP && (outcome === 'accepted' || outcome === 'known' || outcome === 'exists');

const isRecordTaken = ({ service, outcome }: Ended): boolean =>
  service === 'DongBoHoSoMC' && (outcome === 'accepted' || outcome === 'known');

/** The portal has the dossier, and took no creation of it just now. */
const isThereAfterAll = (ended: Ended): boolean =>
  isFound(ended) || (ended.service === 'DongBoHoSoMC' && ended.outcome === 'exists');

const inDoubt = (current: CurrentMessage): CurrentMessage => ({
  ...current,
  row: 'unsure',
  isBlind: false,
  refusedLookUps: 0,
});

/**
 * With the dossier there after all, rows that counted as gone may be there too: whoever had them may never have lost them. None is sent
 * again without evidence of its own.
 */
export const withFalseAbsence = (sync: PortalSync, ended: Ended): PortalSync => {
  const { gone, ...known } = sync;
  if (gone === undefined || !isThereAfterAll(ended)) return sync;
  const { current, again } = known;
  return {
    ...known,
    ...(current && current.message <= gone && { current: inDoubt(current) }),
    ...(again && again.upTo <= gone && { again: { ...again, row: 'unsure' } }),
  };
};

/** Up to which message rows count as gone after an exchange. Once a creation was taken that is no longer in question. */
export const goneAfter = ({ gone, current }: PortalSync, ended: Ended): number | undefined => {
  if (isRecordTaken(ended)) return undefined;
  const isLost = ended.service === LOOK_UP && ended.outcome === 'absent' && current && current.row !== 'due';
  return isLost ? Math.max(gone ?? -1, current.message) : gone;
};
