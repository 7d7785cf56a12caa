import type { Instant } from '@hoso/kernel';
import { dueDate, nthWorkingDayClosing } from '../../calendar';
import { remedyDueAt } from '../accountability/remedy-due';
import { chargeAt, heirOf } from '../ledger/charges';
import type { OpenedDossier } from '../state/dossier';
import type { Wait } from '../state/wait';
import { dutyKey, type Duty } from './duty';
import type { DutiesOfKind, DutyFacts } from './duty-facts';
import { stepMoment } from './step-moment';
import { waitsOf } from './waits';

type Ending = Wait & { readonly until?: Instant };

interface Ground {
  readonly dossier: OpenedDossier;
  readonly facts: DutyFacts;
}

type DutyFor<Kind extends Wait['kind']> = (
  wait: Extract<Wait, { readonly kind: Kind }> & { readonly until?: Instant },
  ground: Ground,
) => Duty | undefined;

/** The unit that had a step at a moment: a step moves with the unit in charge to its successor. */
const stepUnitAt = (moment: Instant, unit: string, dossier: OpenedDossier): string => {
  const { formerCharges, handling, rehomings } = dossier;
  const charge = chargeAt(moment, formerCharges, handling);
  return heirOf(charge.unit, rehomings, { since: moment }) === unit ? charge.unit : unit;
};

const stepOverdue: DutyFor<'step'> = ({ step, unit, officer, since, until }, { dossier, facts }) => {
  const moment = stepMoment(dossier, { step, since, ...(until && { until }) }, facts);
  if (!moment) return undefined;
  const key = dutyKey('step-overdue', step, since);
  const had = { unit: stepUnitAt(moment, unit, dossier), ...(officer !== undefined && { officer }) };
  const row = { step, ...had, startedAt: since };
  return { kind: 'step-overdue', key, moment, dueAt: moment, ...row };
};

const receptionUnanswered: DutyFor<'reception'> = ({ since, dueAt }, { facts: { calendar, policy } }) => {
  const moment = dueAt ?? dueDate(calendar, since, policy.receptionReply).dueAt;
  const key = dutyKey('reception-unanswered', since);
  return { kind: 'reception-unanswered', key, moment, dueAt: moment, submittedAt: since };
};

const apologyBreach: DutyFor<'apology'> = ({ since }, { dossier, facts: { calendar, policy } }) => {
  const moment = nthWorkingDayClosing(calendar, since, policy.apologyBreachDays);
  const key = dutyKey('apology-breach', since);
  return { kind: 'apology-breach', key, moment, dueAt: dossier.due!.statutory, returnedAt: since };
};

const reappointmentMissed: DutyFor<'reappointment'> = ({ dueAt, until }, { dossier }) => ({
  ...{ kind: 'reappointment-missed', key: dutyKey('reappointment-missed', dueAt), moment: dueAt, dueAt },
  ...chargeAt(dueAt, dossier.formerCharges, dossier.handling),
  ...(until !== undefined && { over: true }),
});

const remedyOverdue: DutyFor<'remedy'> = (
  { breach, unit: promised, since, what, dueOn },
  { dossier: { rehomings }, facts: { calendar } },
) => {
  const moment = remedyDueAt(calendar, dueOn);
  const unit = heirOf(promised, rehomings, { since: breach, until: moment });
  const key = dutyKey('remedy-overdue', breach, since);
  return { kind: 'remedy-overdue', key, moment, dueAt: moment, breach, unit, what, dueOn };
};

const opinionLate: DutyFor<'opinion'> = ({ opinion, agency, since, dueAt }) => {
  const key = dutyKey('opinion-late', opinion, since);
  return { kind: 'opinion-late', key, moment: dueAt, dueAt, opinion, agency, requestedAt: since };
};

const supplementUnanswered: DutyFor<'supplement'> = ({ since, dueAt }) => {
  const key = dutyKey('supplement-unanswered', since);
  return { kind: 'supplement-unanswered', key, moment: dueAt, dueAt, requestedAt: since };
};

const explanationLate: DutyFor<'explanation'> = (
  { breach, unit: owing, dueAt },
  { dossier: { rehomings } },
) => {
  const unit = heirOf(owing, rehomings, { since: breach, until: dueAt });
  const key = dutyKey('explanation-late', breach, dueAt);
  return { kind: 'explanation-late', key, moment: dueAt, dueAt, breach, unit };
};

/** A wait may end and go on as it was: one duty, by what is waited for now. */
const oneOfEach = (duties: readonly Duty[]): readonly Duty[] =>
  duties.filter(({ key }, nr) => duties.findIndex((duty) => duty.key === key) === nr);

/** The duties that one kind of wait ends in when nothing comes, or came after its moment. */
const onWaits =
  <Kind extends Wait['kind']>(kind: Kind, dutyFor: DutyFor<Kind>): DutiesOfKind =>
  (dossier, facts) => {
    const waits: readonly Ending[] = [...waitsOf(dossier), ...dossier.watch.ended];
    const duties = waits.flatMap((wait) => {
      if (wait.kind !== kind) return [];
      const duty = dutyFor(wait as Parameters<DutyFor<Kind>>[0], { dossier, facts });
      return duty && (wait.until === undefined || duty.moment < wait.until) ? [duty] : [];
    });
    return oneOfEach(duties);
  };

export const WAIT_DUTIES = {
  'step-overdue': onWaits('step', stepOverdue),
  'reappointment-missed': onWaits('reappointment', reappointmentMissed),
  'apology-breach': onWaits('apology', apologyBreach),
  'reception-unanswered': onWaits('reception', receptionUnanswered),
  'supplement-unanswered': onWaits('supplement', supplementUnanswered),
  'opinion-late': onWaits('opinion', opinionLate),
  'explanation-late': onWaits('explanation', explanationLate),
  'remedy-overdue': onWaits('remedy', remedyOverdue),
};
