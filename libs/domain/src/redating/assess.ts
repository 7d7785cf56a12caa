import { sameContent } from '../procedure/same-content';
import type { RedatingEvents } from './events';
import type { RedatingState } from './redating';
import { refuse } from './refusals';
import { event, type RedatingDecision, type RedatingFacts, type Rule } from './rule';
import type { DossierScope, Instrument, RedatingCause } from './vocabulary';

/** No instrument of the law moves a date further, in working days. */
const WORKING_DAYS_MAX = 10_000;

const refuseInstrument = (shift: Instrument, { at }: RedatingFacts) => {
  if ('dueAt' in shift) {
    const { dueAt } = shift;
    return dueAt > at ? undefined : refuse('date-not-ahead', { dueAt, at });
  }
  const { workingDays } = shift;
  return Number.isInteger(workingDays) && workingDays > 0 && workingDays <= WORKING_DAYS_MAX
    ? undefined
    : refuse('shift-not-countable', { workingDays });
};

/** Why a cause moves no dates now; a calendar only while it is the newest, as everything is counted by that. */
export const refuseCause = (cause: RedatingCause, facts: RedatingFacts) => {
  if ('instrument' in cause) return refuseInstrument(cause.instrument, facts);
  const { region, version } = cause.calendar;
  const { newestCalendar: newest } = facts;
  if (newest === undefined) return refuse('calendar-unknown', { region });
  return newest === version ? undefined : refuse('calendar-not-newest', { region, asked: version, newest });
};

const refuseScope = ({ dueFrom, dueTo }: DossierScope) =>
  dueFrom !== undefined && dueTo !== undefined && dueFrom > dueTo
    ? refuse('scope-reversed', { dueFrom, dueTo })
    : undefined;

export type ProposeRedating = RedatingEvents['RedatingProposed'];

/** Opens the stream; nothing has been looked at yet. */
export const proposeRedating = (
  data: ProposeRedating,
  known: RedatingState,
  facts: RedatingFacts,
): RedatingDecision => {
  const { redating, cause, scope } = data;
  if (known) {
    return sameContent(known.cause, cause) && sameContent(known.scope, scope)
      ? []
      : refuse('redating-known', { redating });
  }
  return refuseCause(cause, facts) ?? refuseScope(scope) ?? event('RedatingProposed', data, facts);
};

export type RecordAssessed = RedatingEvents['DossiersAssessed'];

/** Takes the next part of the dry run: the one that begins where the part before has ended. */
export const recordAssessed: Rule<RecordAssessed> = (data, { phase, through }, facts) => {
  if (phase !== 'assessing') return refuse('assessment-concluded', { phase });
  return data.after === through
    ? event('DossiersAssessed', data, facts)
    : refuse('batch-out-of-turn', { after: data.after, through });
};

export const concludeAssessment: Rule<object> = (_, redating, facts) => {
  const { phase, cause, scope, assessed: totals, position } = redating;
  return phase === 'assessing' ? event('RedatingAssessed', { cause, scope, totals, position }, facts) : [];
};
