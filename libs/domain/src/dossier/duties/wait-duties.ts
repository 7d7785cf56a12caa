import type { Instant } from '@hoso/kernel';
import { dueDate, nthWorkingDayClosing } from '../../calendar';
import { remedyDueAt } from '../accountability/remedy-due';
import type { OpenedDossier } from '../state/dossier';
import { dutyKey, type Duty } from './duty';
import type { DutyFacts } from './duty-facts';
import { stepMoment } from './step-moment';
import { waitsOf, type Wait } from './waits';

type Ending = Wait & { readonly until?: Instant };

interface Ground {
  readonly dossier: OpenedDossier;
  readonly facts: DutyFacts;
}

type DutyFor<Kind extends Wait['kind']> = (
  wait: Extract<Wait, { readonly kind: Kind }> & { readonly until?: Instant },
  ground: Ground,
) => Duty | undefined;

const stepOverdue: DutyFor<'step'> = ({ step, unit, officer, since, until }, { dossier, facts }) => {
  const moment = stepMoment(dossier, { step, since, ...(until && { until }) }, facts);
  if (!moment) return undefined;
  const key = dutyKey('step-overdue', step, since);
  const row = { step, unit, ...(officer !== undefined && { officer }), startedAt: since };
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

const remedyOverdue: DutyFor<'remedy'> = ({ breach, unit, since, what, dueOn }, { facts: { calendar } }) => {
  const moment = remedyDueAt(calendar, dueOn);
  const key = dutyKey('remedy-overdue', breach, since);
  return { kind: 'remedy-overdue', key, moment, dueAt: moment, breach, unit, what, dueOn };
};

/** The duty that each kind of wait ends in when nothing comes. */
const DUTIES: { readonly [Kind in Wait['kind']]: DutyFor<Kind> } = {
  reception: receptionUnanswered,
  step: stepOverdue,
  opinion: ({ opinion, agency, since, dueAt }) => ({
    kind: 'opinion-late',
    key: dutyKey('opinion-late', opinion, since),
    moment: dueAt,
    dueAt,
    opinion,
    agency,
    requestedAt: since,
  }),
  supplement: ({ since, dueAt }) => ({
    kind: 'supplement-unanswered',
    key: dutyKey('supplement-unanswered', since),
    moment: dueAt,
    dueAt,
    requestedAt: since,
  }),
  apology: apologyBreach,
  explanation: ({ breach, unit, dueAt }) => ({
    kind: 'explanation-late',
    key: dutyKey('explanation-late', breach, dueAt),
    moment: dueAt,
    dueAt,
    breach,
    unit,
  }),
  remedy: remedyOverdue,
};

const dutyOf = (wait: Ending, ground: Ground): readonly Duty[] => {
  const duty = (DUTIES[wait.kind] as DutyFor<Wait['kind']>)(wait as never, ground);
  return duty && (wait.until === undefined || duty.moment < wait.until) ? [duty] : [];
};

/** The duties of all that a dossier waits for, and of what came after its moment. */
export const waitDuties = (dossier: OpenedDossier, facts: DutyFacts): readonly Duty[] => {
  const waits: readonly Ending[] = [...waitsOf(dossier), ...dossier.watch.ended];
  return waits.flatMap((wait) => dutyOf(wait, { dossier, facts }));
};
