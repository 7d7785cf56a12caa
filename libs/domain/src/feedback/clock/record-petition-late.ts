import { epochMs, type Instant } from '@hoso/kernel';
import { workingMs } from '../../calendar';
import { event, type KnownPetitionFacts, type PetitionSlice } from '../facts';
import { refuse } from '../refusals';
import { PETITION_PHASES, type PetitionDutyKind } from '../vocabulary';
import { petitionDutiesOf } from './duties';

export interface RecordPetitionLate {
  readonly kind: PetitionDutyKind;
  readonly key: string;
  readonly moment: Instant;
}

const MINUTE_MS = 60_000;

const latenessOf = (moment: Instant, { calendar, at }: KnownPetitionFacts) => ({
  workingMinutes: workingMs(calendar, moment, at) / MINUTE_MS,
  calendarMs: epochMs(at) - epochMs(moment),
});

/** The clock notes that a duty was missed, once for each due date; it decides nothing else. */
export const recordPetitionLate: PetitionSlice<RecordPetitionLate> = {
  from: PETITION_PHASES,
  decide: ({ kind, key, moment }, petition, facts) => {
    if (facts.actor.role !== 'clock') return refuse('clock-only', { role: facts.actor.role });
    if (petition.lateRecorded.includes(key)) return [];
    const open = petitionDutiesOf(petition);
    if (!open.some((duty) => duty.kind === kind && duty.key === key && duty.moment === moment))
      return refuse('duty-not-open', { key, moment, open: open.map((duty) => duty.key) });
    if (facts.at <= moment) return refuse('duty-not-due', { key, moment, at: facts.at });
    const data = { duty: kind, key, moment, lateness: latenessOf(moment, facts) };
    const isHistory = facts.recordedAt !== undefined && moment < facts.recordedAt;
    return [event('PetitionLateRecorded', isHistory ? { ...data, retrospective: true } : data, facts)];
  },
};
