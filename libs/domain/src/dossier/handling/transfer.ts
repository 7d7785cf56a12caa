import { dayOf, type Instant } from '@hoso/kernel';
import { addWorkingMs, closingOf, officialInstant, type WorkingCalendar } from '../../calendar';
import { event, type Slice } from '../facts';
import { refuseUnit } from '../guards/units';

export interface Transfer {
  /** The handling unit. */
  readonly to: string;
}

const HOUR_MS = 3_600_000;

/**
 * By when a dossier goes to the handling unit: the same working day; received at or after the cut-off hour, within the
 * first working hour of the next one (NĐ 61/2018 art. 18: "at the beginning of the next working day").
 */
export const transferDueAt = (calendar: WorkingCalendar, receivedAt: Instant, cutOff: string): Instant => {
  const official = officialInstant(calendar, receivedAt);
  const shifted = officialInstant(calendar, receivedAt, cutOff);
  return shifted === official
    ? closingOf(calendar, dayOf(official, calendar.zone))
    : addWorkingMs(calendar, shifted, HOUR_MS).dueAt;
};

/** The one-stop sends the dossier to the handling unit; too late is allowed, and counted. */
export const transfer: Slice<Transfer> = {
  from: ['Received'],
  decide: ({ to }, dossier, facts) => {
    const no = refuseUnit(to, facts);
    if (no) return no;
    const dueAt = transferDueAt(facts.calendar, dossier.reception!.at, facts.policy.transferCutOff);
    const data = { from: dossier.handling.unit, to, transferDueAt: dueAt, late: facts.at > dueAt };
    return [event('DossierTransferred', data, facts)];
  },
};
