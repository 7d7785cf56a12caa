import {
  CAUSES,
  type Channel,
  type ClockCommands,
  type DossierCommand,
  type DossierCommands,
  type DossierCommandType,
  type Duty,
  type DutyKind,
  type OpenedDossier,
} from '@hoso/domain';
import { dayOf, epochMs, instantFromMs, VIETNAM, type Instant } from '@hoso/kernel';
import { fileRef } from './documents';
import { COMPLETE, openingData } from './dossier-history';
import { CLOSING_UNIT, CONSULTED_UNIT, HANDLING_UNIT } from './unit-directory';

/** What a random command may depend on. */
export interface Choice {
  /** Any whole number from 0; the same number makes the same command. */
  readonly number: number;
  readonly at: Instant;
  readonly imported: boolean;
  readonly dossier: OpenedDossier | undefined;
  /** What the clock has to record about it, now or later. */
  readonly duties: () => readonly Duty[];
}

const HOUR_MS = 3_600_000;
const NAMES = ['fire', 'heritage', 'constructor'] as const;
const AGENCIES = [CONSULTED_UNIT, 'H23.20'] as const;
const PAPERS = ['form', 'survey', 'drawing', 'land-title', 'seal-book', 'photo'] as const;
const OFFICERS = ['an', 'binh', 'dung', 'chi'] as const;
const CHANNELS: readonly Channel[] = ['direct', 'online'];

const pick = <Value>(values: readonly Value[], number: number): Value => values[number % values.length]!;

const afterHours = ({ at, number }: Choice): Instant =>
  instantFromMs(epochMs(at) + (1 + (number % 90)) * HOUR_MS);

const reason = 'as the file shows';
/** Mostly a name that is open, sometimes one that is not. */
const openName = (open: object | undefined, number: number): string => {
  const names = Object.keys(open ?? {});
  return names.length > 0 && number % 5 > 0 ? pick(names, number) : pick(NAMES, number);
};

const letter = { number: 'VB-1' };

const items = ({ number }: Choice) => [
  { component: pick(PAPERS, number), reason, ...(number % 3 === 0 && { provision: 'Luật X art. 4' }) },
];

const scanned = (component: string, number: number) =>
  number % 5 === 0 ? { component } : { component, digitised: fileRef() };

const open = (choice: Choice) =>
  choice.dossier ? {} : { opening: openingData({ channel: pick(CHANNELS, choice.number) }) };

const receive = (choice: Choice): DossierCommands['Receive'] => ({
  ...open(choice),
  components: COMPLETE,
  ...(choice.imported && { regime: 'imported', appointment: afterHours(choice) }),
});

const revise = (choice: Choice): DossierCommands['ReviseDueDate'] => {
  const { number } = choice;
  const how = [{ workingDays: 1 + (number % 3) }, { dueAt: afterHours(choice) }, { calendarVersion: number }];
  return { instrument: `QĐ-UBND ${number % 7}`, reason, ...pick(how, number) };
};

/** One of the breaches, or none where only one can be meant. */
const breach = ({ dossier, number }: Choice): { readonly breach?: Instant } => {
  const breaches = Object.keys(dossier?.explanations ?? {}) as Instant[];
  return breaches.length > 0 && number % 3 > 0 ? { breach: pick(breaches, number) } : {};
};

/** Mostly a duty that there is, due or not yet. */
const record =
  (kind: DutyKind) =>
  ({ duties }: Choice) => ({
    duty: duties().find((duty) => duty.kind === kind)?.key ?? `${kind} of another dossier`,
  });

const RECORDS: { readonly [Type in keyof ClockCommands]: (choice: Choice) => ClockCommands[Type] } = {
  RecordNearDue: record('near-due'),
  RecordStepOverdue: record('step-overdue'),
  RecordApologyDue: record('apology-due'),
  RecordOverdue: record('overdue'),
  RecordApologyBreach: record('apology-breach'),
  RecordReceptionUnanswered: record('reception-unanswered'),
  RecordSupplementUnanswered: record('supplement-unanswered'),
  RecordOpinionLate: record('opinion-late'),
  RecordReappointmentMissed: record('reappointment-missed'),
  RecordExplanationLate: record('explanation-late'),
  RecordRemedyOverdue: record('remedy-overdue'),
};

/** Data of every command, mostly such as the law may accept. */
const DATA: { readonly [Type in DossierCommandType]: (choice: Choice) => DossierCommands[Type] } = {
  SubmitOnline: ({ number }) => ({
    opening: openingData({ channel: 'online' }),
    components: number % 2 === 0 ? COMPLETE : [],
  }),
  Receive: receive,
  RefuseReception: (choice) => ({ ...open(choice), reason }),
  RequestSupplementAtReception: (choice) => ({ ...open(choice), items: items(choice), reason }),
  RequestSupplement: (choice) => ({
    items: items(choice),
    reason,
    ...(choice.number % 2 === 0 && { legalBasis: 'Luật X art. 5' }),
  }),
  AcceptSupplement: ({ dossier, number }) => ({
    components: (dossier?.handling.supplement?.items ?? []).map(({ component }) =>
      scanned(component, number),
    ),
  }),
  LapseSupplement: () => ({}),
  Transfer: ({ number }) => ({ to: pick([HANDLING_UNIT, HANDLING_UNIT, CLOSING_UNIT], number) }),
  Assign: ({ number }) => ({ officer: pick(OFFICERS, number) }),
  Reassign: ({ number }) => ({ officer: pick(OFFICERS, number), reason }),
  StartStep: ({ number }) => ({ step: pick(['appraise', 'sign', 'site-visit'], number) }),
  CompleteStep: ({ imported, number }) =>
    imported
      ? { step: 'appraise', officer: pick(['R1', 'R2', ''], number), reference: `row-${number % 50}` }
      : {},
  HandOver: ({ number }) => ({
    hop: pick(NAMES, number),
    agency: pick(AGENCIES, number),
    order: number % 2 === 0 ? 'in-parallel' : 'in-turn',
    limit: { amount: 1 + (number % 3), unit: 'working-days' },
  }),
  TakeBack: ({ dossier, number }) => ({ hop: openName(dossier?.handling.hops, number) }),
  RequestOpinion: (choice) => ({
    opinion: pick(NAMES, choice.number),
    agency: pick(AGENCIES, choice.number),
    question: reason,
    dueAt: afterHours(choice),
  }),
  RecordOpinion: ({ dossier, number }) => ({
    opinion: openName(dossier?.handling.opinions, number),
    summary: reason,
  }),
  LapseOpinion: ({ dossier, number }) => ({ opinion: openName(dossier?.handling.opinions, number) }),
  RequirePayment: ({ number }) => ({ fees: [pick(['permit-fee', 'copy-fee'], number)] }),
  ConfirmPayment: ({ dossier }) => ({
    receipt: 'BL-1',
    paidVnd: dossier?.handling.payment?.totalVnd ?? 0,
    method: 'transfer',
  }),
  Digitise: ({ number }) => ({ component: pick(PAPERS, number), file: fileRef() }),
  Reuse: ({ number }) => ({ component: pick(PAPERS, number), source: 'citizen-store', reference: 'store/1' }),
  Extend: ({ number }) => ({
    decision: `QĐ ${number % 5}`,
    legalBasis: 'art. 102',
    reason,
    amount: 1 + (number % 3),
  }),
  ApologiseAndReschedule: (choice) => ({
    letter,
    reason,
    newDueAt: instantFromMs(
      Math.max(epochMs(choice.at), epochMs(choice.dossier?.due?.current ?? choice.at)) +
        (choice.number % 90) * HOUR_MS,
    ),
  }),
  Apologise: () => ({ letter, reason }),
  DeliverApology: () => ({ receivedBy: 'applicant', evidence: 'receipt', means: 'post' }),
  IssueResult: () => ({ number: 'GP-1', signedBy: 'an', file: fileRef() }),
  FindIneligible: () => ({ reason, letter }),
  ReturnResult: () => ({ receivedBy: 'applicant', evidence: 'receipt', means: 'one-stop' }),
  Withdraw: () => ({ request: 'letter 5' }),
  Stop: () => ({ legalGround: 'art. 9', reason }),
  Neutralise: ({ dossier, number }) => ({ revision: dossier?.undoable?.revision ?? number, reason }),
  Rate: () => ({ rating: 'satisfied' }),
  ReviseDueDate: revise,
  Rehome: ({ number }) => ({
    to: pick([HANDLING_UNIT, CONSULTED_UNIT], number),
    legalBasis: 'NQ 202/2025/QH15',
  }),
  ExplainLateness: (choice) => ({
    ...breach(choice),
    cause: pick(Object.keys(CAUSES), choice.number),
    step: 'appraise',
    narrative: reason,
    remedy: { what: reason, dueOn: dayOf(afterHours(choice), VIETNAM) },
    prevention: reason,
  }),
  AcceptExplanation: breach,
  ReturnExplanation: (choice) => ({ ...breach(choice), reason }),
  CompleteRemedy: (choice) => ({ ...breach(choice), evidence: 'QĐ 5' }),
  ...RECORDS,
};

/** A command of the given type, made from a number and the dossier it is about. */
export const commandLike = (type: DossierCommandType, choice: Choice): DossierCommand =>
  ({ type, data: DATA[type](choice) }) as DossierCommand;
