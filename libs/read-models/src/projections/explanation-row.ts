import {
  answeringUnit,
  EXPLANATION_STAGES,
  isDecided,
  type Cause,
  type CauseNature,
  type Explanation,
  type OpenedDossier,
} from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { boolean, day, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import type { ProjectedEvent } from '../definition/projection';
import { unlessSame } from '../definition/same-row';

/** `lifted`: the breach turned out to be none, and nothing is owed for it. */
export const EXPLANATION_ROW_STAGES = [...EXPLANATION_STAGES, 'lifted'] as const;
export type ExplanationRowStage = (typeof EXPLANATION_ROW_STAGES)[number];

export const explanationColumns = {
  procedure: text(),
  /** Whose head owes it: in charge at the breach, or whoever took over its work since; then whose head filed it. */
  unit: text(),
  /** The statutory due date that passed. */
  breach: moment(),
  requiredAt: moment(),
  /** By when it is, or was last, to be filed. */
  dueAt: moment(),
  stage: text<ExplanationRowStage>(),
  /** Filed after it was due, or recorded as late. */
  isLate: boolean(),
  filedAt: orNull(moment()),
  filedBy: orNull(text()),
  judgedAt: orNull(moment()),
  judgedBy: orNull(text()),
  /** Why it was returned last. */
  returnReason: orNull(text()),
  cause: orNull(text<Cause>()),
  nature: orNull(text<CauseNature>()),
  step: orNull(text()),
  /** Where the time went, as the head says. */
  officer: orNull(text()),
  prevention: orNull(text()),
  remedy: orNull(text()),
  remedyDueOn: orNull(day()),
  remedyDoneAt: orNull(moment()),
  /** Recorded as overdue, or done after its last day. */
  isRemedyLate: boolean(),
  originalDueAt: orNull(moment()),
  appointedAt: orNull(moment()),
  /** When the dossier was no longer late by this breach; null while it is. */
  lateUntil: orNull(moment()),
  apologyLetter: orNull(text()),
  apologisedAt: orNull(moment()),
  isUnapologised: boolean(),
} as const;

export type ExplanationRow = RowOf<typeof explanationColumns>;

const stageOf = ({ stage, lifted }: Explanation, { returnReason }: ExplanationRow): ExplanationRowStage => {
  if (lifted) return 'lifted';
  return stage === 'awaited' && returnReason !== null ? 'returned' : stage;
};

/** The end of the dossier’s time, or of the event that ended it where none was counted. */
const endOfTime = ({ ledger: { open, closed } }: OpenedDossier, at: Instant): Instant =>
  open ? at : (closed.at(-1)?.to ?? at);

/** Decided, ended, or owing nothing more by this date because it moved on; kept from the event that brought it. */
const lateUntil = (
  after: OpenedDossier,
  { breach, lateUntil: known }: ExplanationRow,
  at: Instant,
): Instant | null => {
  if (isDecided(after.handling.phase)) return known ?? endOfTime(after, at);
  return after.due?.statutory === breach ? null : (known ?? at);
};

const owed = (
  breach: Instant,
  { unit, dueAt }: Explanation,
  { event: { at }, after }: Happened,
): ExplanationRow => ({
  procedure: after.rules.procedure.code,
  unit,
  breach,
  requiredAt: at,
  dueAt,
  stage: 'awaited',
  isLate: false,
  isRemedyLate: false,
  isUnapologised: false,
  ...NOTHING_KNOWN,
});

const NOTHING_KNOWN = {
  filedAt: null,
  filedBy: null,
  judgedAt: null,
  judgedBy: null,
  returnReason: null,
  cause: null,
  nature: null,
  step: null,
  officer: null,
  prevention: null,
  remedy: null,
  remedyDueOn: null,
  remedyDoneAt: null,
  originalDueAt: null,
  appointedAt: null,
  lateUntil: null,
  apologyLetter: null,
  apologisedAt: null,
} as const;

interface Happened {
  readonly event: ProjectedEvent;
  readonly after: OpenedDossier;
}

/** The rows of a dossier, one for each breach, as the law folds them; `told` is what only the event itself says. */
export const rowsAsTheyStand = (
  rows: readonly ExplanationRow[],
  happened: Happened,
  told: (row: ExplanationRow) => ExplanationRow = (row) => row,
): readonly ExplanationRow[] => {
  const { event, after } = happened;
  const next = Object.entries(after.explanations).map(([text, explanation]) => {
    const breach = text as Instant;
    const row = rows.find((each) => each.breach === breach);
    const now = told(row ?? owed(breach, explanation, happened));
    return unlessSame(row, {
      ...now,
      unit: explanation.stage === 'awaited' ? answeringUnit(breach, explanation, after) : explanation.unit,
      dueAt: explanation.dueAt,
      stage: stageOf(explanation, now),
      originalDueAt: nullable(after.originalDueAt),
      appointedAt: nullable(after.due?.current),
      lateUntil: lateUntil(after, now, event.at),
      apologyLetter: nullable(after.apology?.letter),
      apologisedAt: nullable(after.apology?.at),
    });
  });
  return next.length === rows.length && next.every((row, nr) => row === rows[nr]) ? rows : next;
};
