import { epochMs } from '@hoso/kernel';
import { workingMs } from '../../calendar';
import type { ClockFact } from '../events/clock-events';
import type { DossierEvent } from '../events/dossier-event';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuse } from '../refusals';
import { isImported, type OpenedDossier } from '../state/dossier';
import { PHASES } from '../vocabulary';
import { dutyOf } from './duties-of';
import { DUTY_EVENTS, type Duty, type DutyKind, type DutyOf } from './duty';

/** A command of the clock: the key of the duty, as `dutiesOf` gives it. */
export interface RecordDuty {
  readonly duty: string;
}

/** What follows from a recorded duty, in the same decision. */
type Sequel<Kind extends DutyKind> = (
  duty: DutyOf<Kind>,
  dossier: OpenedDossier,
  facts: KnownFacts,
) => readonly DossierEvent[];

const MINUTE_MS = 60_000;

/** Imported history: the moment lies before the dossier was recorded at all. */
export const isRetrospective = (
  { moment }: Pick<Duty, 'moment'>,
  dossier: OpenedDossier,
  { recordedAt }: KnownFacts,
): boolean => isImported(dossier) && recordedAt !== undefined && moment < recordedAt;

const factOf = (duty: Duty, dossier: OpenedDossier, facts: KnownFacts): DossierEvent => {
  const { kind, key, moment, dueAt, ...subject } = duty;
  const { at, calendar } = facts;
  const fact: ClockFact = {
    duty: key,
    moment,
    dueAt,
    lateness: {
      workingMinutes: workingMs(calendar, moment, at) / MINUTE_MS,
      calendarMs: epochMs(at) - epochMs(moment),
    },
    ...(isRetrospective(duty, dossier, facts) && { retrospective: true }),
  };
  return event(DUTY_EVENTS[kind], { ...fact, ...subject }, facts);
};

/**
 * The slice by which the clock records one kind of duty: only the clock, only a duty that there is, only once its moment
 * has come, and once. It may come long after, when the clock was down meanwhile.
 */
export const recording = <Kind extends DutyKind>(kind: Kind, sequel?: Sequel<Kind>): Slice<RecordDuty> => ({
  from: PHASES,
  decide: ({ duty: key }, dossier, facts) => {
    if (facts.actor.role !== 'clock') return refuse('clock-only', { role: facts.actor.role });
    if (dossier.watch.recorded.includes(key)) return [];
    const duty = dutyOf({ kind, key }, dossier, facts);
    if (!duty) return refuse('duty-unknown', { duty: key });
    if (duty.moment > facts.at)
      return refuse('duty-not-due', { duty: key, moment: duty.moment, at: facts.at });
    return [factOf(duty, dossier, facts), ...(sequel?.(duty as DutyOf<Kind>, dossier, facts) ?? [])];
  },
});
