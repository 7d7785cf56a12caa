import {
  dossierDecider,
  type Dossier,
  type DossierEvent,
  type DossierEvents,
  type OpenedDossier,
  type OpeningData,
  type Phase,
  type Rules,
} from '@hoso/domain';
import { applicant, fileRef } from './documents';
import { DOSSIER_CODE } from './dossier-facts';
import { vn } from './local-time';
import { procedureVersion } from './procedure-version';
import { HANDLING_UNIT, ONE_STOP } from './unit-directory';

/** An event of a dossier at a local time of Vietnam. */
export const happened = <Type extends keyof DossierEvents>(
  type: Type,
  local: string,
  data: DossierEvents[Type],
): DossierEvent => ({ type, data, at: vn(local) }) as DossierEvent;

export const openingData = (changes: Partial<OpeningData> = {}): OpeningData => ({
  procedure: procedureVersion().code,
  channel: 'direct',
  unit: ONE_STOP,
  applicant: applicant(),
  ...changes,
});

export const opening = (channel: OpeningData['channel'] = 'direct') => ({
  code: DOSSIER_CODE,
  channel,
  receivingUnit: ONE_STOP,
  applicant: applicant(),
});

export const RULES: Rules = {
  procedure: { code: procedureVersion().code, version: 1 },
  regime: 'nd61-2018',
  calendar: { region: 'hai-duong', version: 1 },
};

/** Form and drawing, scanned: all that the procedure requires. */
export const COMPLETE = [
  { component: 'form', digitised: fileRef('a') },
  { component: 'drawing', digitised: fileRef('b') },
];

/** The limit's end of the histories below: ten working days after Tuesday 10/06/2025. */
export const DUE = vn('2025-06-24T17:00');

export const submitted = happened('DossierSubmitted', '2025-06-09T09:00', {
  opening: opening('online'),
  rules: RULES,
  components: COMPLETE,
  replyDueAt: vn('2025-06-10T09:00'),
});

export const received = (changes: Partial<DossierEvents['DossierReceived']> = {}): DossierEvent =>
  happened('DossierReceived', '2025-06-10T08:00', {
    opening: opening(),
    rules: RULES,
    components: COMPLETE,
    officialAt: vn('2025-06-10T08:00'),
    limit: { amount: 10, unit: 'working-days' },
    computedDueAt: DUE,
    dueAt: DUE,
    provisional: false,
    ...changes,
  });

const transferred = happened('DossierTransferred', '2025-06-10T09:00', {
  from: ONE_STOP,
  to: HANDLING_UNIT,
  transferDueAt: vn('2025-06-10T17:00'),
  late: false,
});

const assigned = happened('OfficerAssigned', '2025-06-10T10:00', { unit: HANDLING_UNIT, officer: 'binh' });

/** Received at 8:00 on 10/06/2025, transferred at 9:00, on the desk of `binh` at 10:00. */
export const inHandling: readonly DossierEvent[] = [received(), transferred, assigned];

export const issued = (local: string, late: boolean): DossierEvent =>
  happened('ResultIssued', local, { number: 'GP-77', signedBy: 'an', file: fileRef('c'), late });

export const returned = (local: string, owingApology: boolean): DossierEvent =>
  happened('ResultReturned', local, {
    receivedBy: 'applicant',
    evidence: 'receipt',
    means: 'one-stop',
    owingApology,
  });

export const supplementAsked = (
  local: string,
  changes: Partial<DossierEvents['SupplementRequested']> = {},
): DossierEvent =>
  happened('SupplementRequested', local, {
    items: [{ component: 'survey', reason: 'boundary unclear' }],
    reason: 'the site cannot be found on the drawing',
    answerDueAt: vn('2025-06-19T17:00'),
    clock: 'RESET',
    countsAsLate: false,
    ...changes,
  });

const askedAtReception = happened('ReceptionSupplementRequested', '2025-06-09T10:00', {
  rules: RULES,
  items: [{ component: 'survey', reason: 'missing' }],
  reason: 'one map is missing',
  answerDueAt: vn('2025-06-16T17:00'),
});

/** Histories that lead a dossier into each phase; none goes beyond 26/06/2025. */
export const HISTORY_TO: Readonly<Record<Phase, readonly DossierEvent[]>> = {
  Submitted: [submitted],
  AwaitingApplicant: [submitted, askedAtReception],
  Received: [received()],
  Transferred: [received(), transferred],
  InHandling: inHandling,
  AwaitingSupplement: [...inHandling, supplementAsked('2025-06-12T08:00')],
  AwaitingPayment: [
    ...inHandling,
    happened('PaymentRequired', '2025-06-12T08:00', { fees: ['permit-fee'], totalVnd: 150_000 }),
  ],
  AwaitingCollection: [...inHandling, issued('2025-06-20T08:00', false)],
  ReturnedOwingApology: [...inHandling, issued('2025-06-25T08:00', true), returned('2025-06-25T09:00', true)],
  Closed: [...inHandling, issued('2025-06-20T08:00', false), returned('2025-06-20T09:00', false)],
  Refused: [
    submitted,
    happened('ReceptionRefused', '2025-06-09T10:00', { rules: RULES, reason: 'not our matter' }),
  ],
  Withdrawn: [...inHandling, happened('DossierWithdrawn', '2025-06-12T08:00', { request: 'letter 5' })],
  Stopped: [
    ...inHandling,
    happened('ProcessingStopped', '2025-06-12T08:00', { legalGround: 'art. 5', reason: 'inherited' }),
  ],
};

/** The state after a history. */
export const dossierAfter = (events: readonly DossierEvent[]): Dossier =>
  events.reduce(dossierDecider.evolve, dossierDecider.initial);

/** The state after a history that opens the dossier. @throws Error when it does not */
export const openedAfter = (...events: readonly DossierEvent[]): OpenedDossier => {
  const dossier = dossierAfter(events);
  if (!dossier.opened) throw new Error('This history opens no dossier');
  return dossier;
};
