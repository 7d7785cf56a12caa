import type { Instant } from '@hoso/kernel';
import type { PortalSyncEvents } from './events';
import { goneAfter, isFound, withFalseAbsence } from './false-absence';
import { currentFor, type CurrentMessage, type PortalKnowledge, type PortalSync } from './portal-sync';
import type { PortalService } from './vocabulary';

type Evolution<Data> = (sync: PortalSync, data: Data, at: Instant) => PortalSync;
type Begun = PortalSyncEvents['PortalExchangeBegun'];
type Ended = PortalSyncEvents['PortalExchangeEnded'];

/** While it is under way, what it may do counts as perhaps done. */
export const evolveBegun: Evolution<Begun> = (sync, data, at) => {
  const { service, attempt, isUpdating } = data;
  const current = currentFor(sync, data);
  const isCreation = service === 'DongBoHoSoMC' && !isUpdating;
  return {
    ...sync,
    knowledge: isCreation && sync.knowledge === 'no' ? 'unsure' : sync.knowledge,
    current: {
      ...current,
      attempts: attempt,
      ...(service === 'CapNhatTienDoHoSoMC' && { row: 'unsure', refusedLookUps: 0 }),
    },
    open: { service, attempt, at, knowledge: sync.knowledge, ...(isUpdating && { isUpdating }) },
  };
};

/** What an outcome changes besides its failure being counted. */
interface Told {
  readonly knowledge: PortalKnowledge;
  readonly current?: Partial<CurrentMessage>;
}

type Reading = (ended: Ended, sync: PortalSync, current: CurrentMessage) => Told;

const progressed = (changes: Partial<CurrentMessage>): Partial<CurrentMessage> => ({
  ...changes,
  failures: 0,
  isBlind: false,
});

const contradicted = ({ contradictions }: CurrentMessage, changes: Partial<CurrentMessage>) => ({
  ...changes,
  contradictions: contradictions + 1,
});

const knownBefore = ({ open, knowledge }: PortalSync): PortalKnowledge => open?.knowledge ?? knowledge;

const record: Reading = ({ outcome }, sync, current) => {
  switch (outcome) {
    case 'accepted':
    case 'known':
      return { knowledge: 'yes', current: progressed({ record: 'taken' }) };
    case 'exists':
      return { knowledge: 'yes', current: contradicted(current, {}) };
    case 'absent':
      return { knowledge: 'no', current: contradicted(current, {}) };
    case 'rejected':
    case 'not-now':
      return { knowledge: knownBefore(sync) };
    case 'unknown':
      return { knowledge: sync.knowledge };
  }
};

/** A dossier that the portal does not have has no rows there either. */
const vanished = (current: CurrentMessage): Told => ({
  knowledge: 'no',
  current: contradicted(current, { record: 'due', row: 'due' }),
});

const row: Reading = ({ outcome }, { knowledge }, current) => {
  switch (outcome) {
    case 'accepted':
    case 'known':
    case 'exists':
      return { knowledge, current: progressed({ row: 'taken' }) };
    case 'absent':
      return vanished(current);
    case 'rejected':
    case 'not-now':
      return { knowledge, current: { row: 'due' } };
    case 'unknown':
      return { knowledge };
  }
};

/** It says nothing of the record: the portal made this dossier itself, under a number of its own. */
const notice: Reading = ({ outcome }, { knowledge }) => {
  switch (outcome) {
    case 'accepted':
    case 'known':
    case 'exists':
      return { knowledge, current: progressed({ notice: 'taken' }) };
    case 'absent':
    case 'rejected':
    case 'not-now':
    case 'unknown':
      return { knowledge };
  }
};

/** What a look-up shows of a row that may have been taken. */
const foundRow = ({ row: found }: Ended, { row: stands }: CurrentMessage): Partial<CurrentMessage> => {
  if (stands !== 'unsure') return { isBlind: false };
  if (found === undefined) return { isBlind: true };
  return found === 'there' ? progressed({ row: 'taken', isFound: true }) : { row: 'due', isBlind: false };
};

/** The portal will not tell, or answers and nobody can read it. */
const isUntold = ({ outcome, httpStatus = 0 }: Ended): boolean =>
  outcome === 'rejected' || (outcome === 'unknown' && httpStatus >= 200 && httpStatus < 300);

/** With the usual back-off, asked for about twenty minutes before a person has to look. */
const LOOK_UPS_REFUSED_MOST = 10;

/** A record can go without a look-up, at once; for a row the portal is asked again before nothing can be found out. */
const untoldLookUp = ({ row: stands, refusedLookUps }: CurrentMessage): Partial<CurrentMessage> => {
  const times = refusedLookUps + 1;
  return { refusedLookUps: times, isBlind: stands !== 'unsure' || times >= LOOK_UPS_REFUSED_MOST };
};

const lookUp: Reading = (ended, { knowledge }, current) => {
  if (isFound(ended)) return { knowledge: 'yes', current: foundRow(ended, current) };
  if (isUntold(ended)) return { knowledge, current: untoldLookUp(current) };
  if (ended.outcome !== 'absent') return { knowledge };
  return current.record === 'taken'
    ? vanished(current)
    : { knowledge: 'no', current: { row: 'due', isBlind: false } };
};

const READINGS: Readonly<Record<PortalService, Reading>> = {
  DongBoHoSoMC: record,
  CapNhatTienDoHoSoMC: row,
  DongBoTrangThaiHoSo: notice,
  TraCuuHoSo: lookUp,
};

const FAILED: ReadonlySet<Ended['outcome']> = new Set(['rejected', 'not-now', 'unknown']);

/** Absent is a dossier that a creation brings; one that the portal made itself nothing sent brings. */
const isFailed = ({ service, outcome }: Ended): boolean =>
  FAILED.has(outcome) || (service === 'DongBoTrangThaiHoSo' && outcome === 'absent');

const TOLD_OF_FAULTS = ['service', 'outcome', 'cause', 'errorCode', 'fault', 'retryAfterMs'] as const;

const faultOf = (ended: Ended, at: Instant): NonNullable<CurrentMessage['fault']> => {
  const told = TOLD_OF_FAULTS.filter((name) => ended[name] !== undefined).map((name) => [name, ended[name]]);
  return { ...Object.fromEntries(told), at } as NonNullable<CurrentMessage['fault']>;
};

/** What was known before is read anew first where the answer shows it to be wrong. */
export const evolveEnded: Evolution<Ended> = (before, data, at) => {
  const sync = withFalseAbsence(before, data);
  const { open: _open, gone: _gone, ...closed } = sync;
  const { current } = sync;
  const gone = goneAfter(sync, data);
  const isGone = gone !== undefined && { gone };
  if (!current) return { ...closed, ...isGone };
  const told = READINGS[data.service](data, sync, current);
  const { fault: _fault, ...known } = { ...current, ...told.current };
  return {
    ...closed,
    ...isGone,
    knowledge: told.knowledge,
    current: {
      ...known,
      ...(isFailed(data) && { failures: current.failures + 1, fault: faultOf(data, at) }),
    },
  };
};
