import type { Instant } from '@hoso/kernel';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import { evolveRelease } from './evolve-release';
import { messageBegun, type CurrentMessage, type PortalKnowledge, type PortalSync } from './portal-sync';
import type { MessageRef } from './vocabulary';

type Evolution<Data> = (sync: PortalSync, data: Data, at: Instant) => PortalSync;
type Begun = PortalSyncEvents['PortalExchangeBegun'];
type Ended = PortalSyncEvents['PortalExchangeEnded'];

const currentFor = ({ current, again }: PortalSync, ref: MessageRef): CurrentMessage =>
  current?.message === ref.message ? current : messageBegun(ref, again);

/** While it is under way, what it may do counts as perhaps done. */
const begun: Evolution<Begun> = (sync, data, at) => {
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

/** What a look-up shows of a row that may have been taken. */
const foundRow = ({ row: found }: Ended, { row: stands }: CurrentMessage): Partial<CurrentMessage> => {
  if (stands !== 'unsure') return { isBlind: false };
  if (found === undefined) return { isBlind: true };
  return found === 'there' ? progressed({ row: 'taken', isFound: true }) : { row: 'due', isBlind: false };
};

/** With the usual back-off, asked for about twenty minutes before a person has to look. */
const LOOK_UPS_REFUSED_MOST = 10;

/** A record can go without a look-up, at once; for a row the portal is asked again before nothing can be found out. */
const refusedLookUp = ({ row: stands, refusedLookUps }: CurrentMessage): Partial<CurrentMessage> => {
  const times = refusedLookUps + 1;
  return { refusedLookUps: times, isBlind: stands !== 'unsure' || times >= LOOK_UPS_REFUSED_MOST };
};

const THERE: ReadonlySet<Ended['outcome']> = new Set(['accepted', 'known', 'exists']);

const lookUp: Reading = (ended, { knowledge }, current) => {
  const { outcome } = ended;
  if (THERE.has(outcome)) return { knowledge: 'yes', current: foundRow(ended, current) };
  if (outcome === 'rejected') return { knowledge, current: refusedLookUp(current) };
  if (outcome !== 'absent') return { knowledge };
  return current.record === 'taken'
    ? vanished(current)
    : { knowledge: 'no', current: { row: 'due', isBlind: false } };
};

const READINGS = { DongBoHoSoMC: record, CapNhatTienDoHoSoMC: row, TraCuuHoSo: lookUp } as const;

const FAILED: ReadonlySet<Ended['outcome']> = new Set(['rejected', 'not-now', 'unknown']);

const TOLD_OF_FAULTS = ['service', 'outcome', 'cause', 'errorCode', 'fault', 'retryAfterMs'] as const;

const faultOf = (ended: Ended, at: Instant): NonNullable<CurrentMessage['fault']> => {
  const told = TOLD_OF_FAULTS.filter((name) => ended[name] !== undefined).map((name) => [name, ended[name]]);
  return { ...Object.fromEntries(told), at } as NonNullable<CurrentMessage['fault']>;
};

const ended: Evolution<Ended> = (sync, data, at) => {
  const { open: _, ...closed } = sync;
  const { current } = sync;
  if (!current) return closed;
  const told = READINGS[data.service](data, sync, current);
  const { fault: _fault, ...known } = { ...current, ...told.current };
  const isFailure = FAILED.has(data.outcome);
  return {
    ...closed,
    knowledge: told.knowledge,
    current: {
      ...known,
      ...(isFailure && { failures: current.failures + 1, fault: faultOf(data, at) }),
    },
  };
};

const delivered: Evolution<PortalSyncEvents['PortalMessageDelivered']> = (
  { current: _current, open: _open, ...sync },
  { message },
  at,
) => ({ ...sync, delivered: Math.max(sync.delivered, message), deliveredAt: at });

const parked: Evolution<PortalSyncEvents['PortalMessageParked']> = (sync, data, at) => {
  const current = currentFor(sync, data);
  return { ...sync, current: { ...current, parked: { reason: data.reason, at } } };
};

const reconciled: Evolution<PortalSyncEvents['PortalReconciled']> = (sync, data, at) => {
  const { upTo, differences, rewindTo } = data;
  const told = { ...sync, reconciled: { at, differences: differences.length } };
  if (rewindTo === undefined) return told;
  const isGone = differences.some(({ what }) => what === 'record-missing');
  return {
    ...told,
    delivered: rewindTo,
    knowledge: isGone ? 'no' : 'yes',
    again: { upTo, row: isGone ? 'due' : 'unsure' },
  };
};

const EVOLUTIONS: { readonly [Type in keyof PortalSyncEvents]: Evolution<PortalSyncEvents[Type]> } = {
  PortalSyncOrdered: (sync) => ({ ...sync, isOrdered: true }),
  PortalExchangeBegun: begun,
  PortalExchangeEnded: ended,
  PortalMessageDelivered: delivered,
  PortalMessageParked: parked,
  PortalMessageReleased: evolveRelease,
  PortalReconciled: reconciled,
};

const apply = <Type extends keyof PortalSyncEvents>(
  sync: PortalSync,
  { type, data, at }: { readonly type: Type; readonly data: PortalSyncEvents[Type]; readonly at: Instant },
): PortalSync => EVOLUTIONS[type](sync, data, at);

/** Total and silent: history is read, never rejected. */
export const evolvePortalSync = (sync: PortalSync, event: PortalSyncEvent): PortalSync => apply(sync, event);
