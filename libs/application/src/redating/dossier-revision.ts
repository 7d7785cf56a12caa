import {
  isDecided,
  type DossierCommands,
  type DueDates,
  type Phase,
  type RedatedDossier,
  type RedatingCause,
  type RedatingOutcome,
} from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { Principal } from '@hoso/access';
import type { CommandRequest, Outcome } from '../intake/command-request';
import { isCommandFailure, type FailureCode } from '../intake/failures';

/** The engine at work on a re-dating; who ordered it stands in the stream that correlation and causation name. */
export const REDATING_ENGINE: Principal = { id: 'redating', role: 'service', units: 'all' };

/** Why and by whose command the dates of dossiers move. */
export interface Revising {
  readonly cause: RedatingCause;
  readonly reason: string;
  /** Id of the re-dating. */
  readonly redating: string;
  /** The command of a person that it follows from. */
  readonly causationId: string;
}

/** The command that moves the dates of one dossier. */
export const revisionFor = ({
  cause,
  reason,
}: Pick<Revising, 'cause' | 'reason'>): DossierCommands['ReviseDueDate'] => {
  if ('calendar' in cause) {
    const { region, version } = cause.calendar;
    return { instrument: `Lịch làm việc ${region}, phiên bản ${version}`, reason, calendarVersion: version };
  }
  const { number, legalBasis, ...shift } = cause.instrument;
  return { instrument: number, reason: `${reason} (${legalBasis})`, ...shift };
};

/** The same re-dating and dossier give the same command id, whoever works on it and how often. */
export const revisionRequest = (
  code: string,
  revising: Revising,
  mode: 'dry-run' | 'for-good',
): CommandRequest<'ReviseDueDate'> => {
  const { redating, causationId } = revising;
  return {
    type: 'ReviseDueDate',
    data: revisionFor(revising),
    code,
    context: {
      principal: REDATING_ENGINE,
      commandId: derivedId(JSON.stringify(['redating', redating, code])),
      isFreshId: false,
      correlationId: redating,
      causationId,
      isDryRun: mode === 'dry-run',
    },
  };
};

const directionOf = (from: DueDates, to: DueDates): RedatingOutcome => {
  for (const date of ['statutory', 'current'] as const)
    if (to[date] !== from[date]) return to[date] > from[date] ? 'later' : 'earlier';
  return 'confirmed';
};

const refusedOutcome = (refusal: string, phase: unknown): RedatingOutcome => {
  if (refusal === 'wrong-state' && isDecided(phase as Phase)) return 'ended';
  // An instrument that sets a date leaves those alone that lie behind it already.
  return refusal === 'revision-not-later' ? 'unchanged' : 'refused';
};

/** What the answer to the command says of the dossier. */
export const resultOf = (code: string, outcome: Outcome): RedatedDossier => {
  if ('refused' in outcome) {
    const { refused: refusal, facts } = outcome;
    const kind = refusedOutcome(refusal, facts['phase']);
    return { code, outcome: kind, ...(kind === 'refused' && { refusal }) };
  }
  const revised = outcome.events.find((event) => event.type === 'DueDateRevised');
  if (!revised) return { code, outcome: 'unchanged' };
  const { from, due: to } = revised.data;
  return { code, outcome: directionOf(from, to), from, to };
};

/** What passes: the work is taken up again. */
const PASSING: ReadonlySet<FailureCode> = new Set(['lost-race', 'reference-not-followed']);

/** What kept the law from being asked, as a result. @throws what passes, and what is no failure of the command */
export const resultOfFailure = (code: string, error: unknown): RedatedDossier => {
  if (!isCommandFailure(error) || PASSING.has(error.code)) throw error;
  return { code, outcome: 'refused', refusal: error.code };
};
