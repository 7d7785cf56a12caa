import type { CurrentMessage, PortalSync } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Brought } from '../exchange/courier';
import type { PortalStanding } from '../list/standing';

type Judged = Pick<PortalStanding, 'state' | 'reason'>;

const HELD: Judged = { state: 'held', reason: null };
const UNTOUCHED: Judged = { state: 'waiting', reason: null };

const onItsWay = ({ parked, fault, row }: CurrentMessage, { open }: PortalSync): Judged => {
  if (parked) return { state: 'parked', reason: parked.reason };
  const isUnsure = open !== undefined || row === 'unsure';
  const told = fault ? (fault.cause ?? fault.outcome) : null;
  return { state: isUnsure ? 'unsure' : 'waiting', reason: open ? 'under-way' : told };
};

/** All is delivered; what the portal holds otherwise for good is not in step. */
const settledAs = ({ lasting }: PortalSync): Judged => {
  if (!lasting) return { state: 'in-step', reason: null };
  const { differences } = lasting;
  const isExtra = differences.some(({ what }) => what === 'row-extra');
  return { state: 'differs', reason: isExtra ? 'row-extra' : differences[0]!.what };
};

const judged = ({ telling, stream: { sync }, due }: Brought): Judged => {
  if (!due) return settledAs(sync);
  if (telling.isImported && !sync.isOrdered) return HELD;
  return sync.current ? onItsWay(sync.current, sync) : UNTOUCHED;
};

/** When it was parked, or first found to differ; else when what comes next was recorded; else when the last message was delivered. */
const sinceOf = ({ telling, stream: { sync }, due }: Brought): Instant => {
  if (sync.current?.parked) return sync.current.parked.at;
  if (!due && sync.lasting) return sync.lasting.since;
  const told = due && telling.recordedAt[due.ref.message];
  return told ?? sync.deliveredAt ?? telling.recordedAt[0]!;
};

const settled = (delivered: number): number | null => (delivered < 0 ? null : delivered);

/** A dossier’s standing after it was brought as far as it went. */
export const standingOf = (brought: Brought): PortalStanding => {
  const { telling, stream, due } = brought;
  const { code, head, unit = null, messages } = telling;
  const { delivered, current } = stream.sync;
  return {
    code,
    unit,
    head,
    relevant: messages.at(-1)?.revision ?? null,
    delivered: settled(delivered),
    message: due ? due.ref.message : null,
    ...judged(brought),
    attempts: current ? current.attempts : 0,
    since: sinceOf(brought),
  };
};
