import {
  isDecided,
  type Channel,
  type Level,
  type OpenedDossier,
  type Phase,
  type Regime,
} from '@hoso/domain';
import { instantOf, type Instant } from '@hoso/kernel';
import { boolean, integer, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import type { Fold, FoldContext } from '../definition/projection';
import { unlessSame } from '../definition/same-row';

export const dossierColumns = {
  procedure: text(),
  procedureVersion: integer(),
  /** Of the procedure; null where its version is not known, as in some imported logs. */
  field: orNull(text()),
  level: orNull(text<Level>()),
  channel: text<Channel>(),
  assistedBy: orNull(text()),
  regime: text<Regime>(),
  receivingUnit: text(),
  /** In charge now. */
  unit: text(),
  officer: orNull(text()),
  step: orNull(text()),
  phase: text<Phase>(),
  /** From filing to the end of the clock. */
  isOpen: boolean(),
  openedAt: moment(),
  receivedAt: orNull(moment()),
  /** What the receipt promised; never moves. */
  originalDueAt: orNull(moment()),
  /** With extensions and supplements, before any re-appointment: lateness is judged by it. */
  statutoryDueAt: orNull(moment()),
  /** What the applicant was told last. */
  currentDueAt: orNull(moment()),
  /** When somebody must have done something: reply to a filing, answer a supplement, return the result; else NEVER. */
  nextDueAt: moment(),
  isProvisional: boolean(),
  /** Since when the clock stands; null while it runs. */
  stoodSince: orNull(moment()),
  /** Of the result or the finding of ineligibility. */
  decidedAt: orNull(moment()),
  isDecidedLate: orNull(boolean()),
  /** When the matter ended: decided, refused, withdrawn or stopped. */
  endedAt: orNull(moment()),
  supplementRequests: integer(),
  apologisedAt: orNull(moment()),
  isReappointed: boolean(),
  lastAt: moment(),
} as const;

/** Stands where nothing is due, so that lists can be sorted and paged by it. */
export const NEVER = instantOf('9999-12-31T00:00:00Z');

export type DossierRow = RowOf<typeof dossierColumns>;

type Context = FoldContext<OpenedDossier>;

type Origin = Pick<DossierRow, 'procedure' | 'procedureVersion' | 'field' | 'level' | 'assistedBy'>;

const assistantIn = (data: object): string | undefined =>
  (data as { readonly opening?: { readonly assistedBy?: string } }).opening?.assistedBy;

/** Changes with the opening and the reception only; the version in force then may be another than on the day of filing. */
const originOf = (
  row: DossierRow | undefined,
  data: object,
  { after, before, reference }: Context,
): Origin => {
  if (row && before?.rules === after.rules) return row;
  const { code, version } = after.rules.procedure;
  const known = reference.procedure(code, version);
  return {
    procedure: code,
    procedureVersion: version,
    field: nullable(known?.field),
    level: nullable(known?.level),
    assistedBy: row ? row.assistedBy : nullable(assistantIn(data)),
  };
};

/** Who has it: whoever has its running step before whoever has the dossier. */
const inCharge = ({ handling: { step, unit, officer } }: OpenedDossier) => ({
  unit: step?.unit ?? unit,
  officer: nullable(step?.officer ?? officer),
  step: nullable(step?.step),
});

const NO_DATES = { statutory: null, current: null, provisional: false };

const nextDueAt = (
  { handling: { awaitingReply, supplement }, due }: OpenedDossier,
  isOpen: boolean,
): Instant => {
  if (!isOpen) return NEVER;
  return awaitingReply?.dueAt ?? supplement?.answerDueAt ?? due?.current ?? NEVER;
};

/** Kept from the event that ended it, unless a correction opened the matter again. */
const endedAt = (row: DossierRow | undefined, isOpen: boolean, at: Instant): Instant | null =>
  isOpen ? null : (row?.endedAt ?? at);

/**
 * The dossier as it stands after any event: the law has folded it already, and knows what a neutralisation restores.
 * One literal, member by member: put together from parts it costs several times as much, and this runs for each event.
 */
export const asItStands: Fold<DossierRow, object, OpenedDossier> = (row, { data, at }, context) => {
  const { after } = context;
  const { handling, apology } = after;
  const origin = originOf(row, data, context);
  const { unit, officer, step } = inCharge(after);
  const isOpen = !isDecided(handling.phase);
  const dates = after.due ?? NO_DATES;
  return unlessSame(row, {
    procedure: origin.procedure,
    procedureVersion: origin.procedureVersion,
    field: origin.field,
    level: origin.level,
    channel: after.channel,
    assistedBy: origin.assistedBy,
    regime: after.rules.regime,
    receivingUnit: after.receivingUnit,
    unit,
    officer,
    step,
    phase: handling.phase,
    isOpen,
    openedAt: after.openedAt,
    receivedAt: nullable(after.reception?.at),
    originalDueAt: nullable(after.originalDueAt),
    statutoryDueAt: dates.statutory,
    currentDueAt: dates.current,
    nextDueAt: nextDueAt(after, isOpen),
    isProvisional: dates.provisional,
    stoodSince: nullable(handling.stoodSince),
    decidedAt: nullable(handling.decision?.at),
    isDecidedLate: nullable(handling.decision?.late),
    endedAt: endedAt(row, isOpen, at),
    supplementRequests: handling.supplementRequests,
    apologisedAt: nullable(apology?.at),
    isReappointed: apology?.reappointed === true,
    lastAt: after.lastAt,
  });
};
