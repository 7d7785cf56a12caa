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

const origin = (
  { rules, channel, receivingUnit, openedAt }: OpenedDossier,
  { reference }: FoldContext<OpenedDossier>,
) => {
  const { code, version } = rules.procedure;
  const known = reference.procedure(code, version);
  return {
    procedure: code,
    procedureVersion: version,
    field: nullable(known?.field),
    level: nullable(known?.level),
    regime: rules.regime,
    channel,
    receivingUnit,
    openedAt,
  };
};

/** Who has it: whoever has its running step before whoever has the dossier. */
const inCharge = ({ handling: { step, unit, officer } }: OpenedDossier) => ({
  unit: step?.unit ?? unit,
  officer: nullable(step?.officer ?? officer),
  step: nullable(step?.step),
});

const handled = ({ handling: { phase, decision, stoodSince, supplementRequests } }: OpenedDossier) => ({
  phase,
  isOpen: !isDecided(phase),
  stoodSince: nullable(stoodSince),
  supplementRequests,
  decidedAt: nullable(decision?.at),
  isDecidedLate: nullable(decision?.late),
});

const nextDueAt = ({
  handling: { phase, awaitingReply, supplement },
  due: dates,
}: OpenedDossier): Instant => {
  if (isDecided(phase)) return NEVER;
  return awaitingReply?.dueAt ?? supplement?.answerDueAt ?? dates?.current ?? NEVER;
};

const due = ({ originalDueAt, due: dates }: OpenedDossier) => ({
  originalDueAt: nullable(originalDueAt),
  statutoryDueAt: nullable(dates?.statutory),
  currentDueAt: nullable(dates?.current),
  isProvisional: dates?.provisional ?? false,
});

const apologised = ({ apology }: OpenedDossier) => ({
  apologisedAt: nullable(apology?.at),
  isReappointed: apology?.reappointed ?? false,
});

const assistantIn = (data: object): string | undefined =>
  (data as { readonly opening?: { readonly assistedBy?: string } }).opening?.assistedBy;

/** Kept from the event that ended it, unless a correction opened the matter again. */
const endedAt = (row: DossierRow | undefined, isOpen: boolean, at: Instant): Instant | null =>
  isOpen ? null : (row?.endedAt ?? at);

/** The dossier as it stands after any event: the law has folded it already, and knows what a neutralisation restores. */
export const asItStands: Fold<DossierRow, object, OpenedDossier> = (row, { data, at }, context) => {
  const { after } = context;
  const now = handled(after);
  return unlessSame(row, {
    ...origin(after, context),
    ...inCharge(after),
    ...now,
    ...due(after),
    ...apologised(after),
    assistedBy: row ? row.assistedBy : nullable(assistantIn(data)),
    receivedAt: nullable(after.reception?.at),
    endedAt: endedAt(row, now.isOpen, at),
    nextDueAt: nextDueAt(after),
    lastAt: after.lastAt,
  });
};
