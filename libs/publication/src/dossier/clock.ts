import type { ClockFact, DossierEvents } from '@hoso/domain';
import { told, toldTwice, type DossierPositions } from './position';

const factOf = ({ duty, moment, dueAt, lateness, retrospective }: ClockFact) => ({
  duty,
  moment,
  dueAt,
  lateness: { workingMinutes: lateness.workingMinutes, calendarMs: lateness.calendarMs },
  retrospective,
});

const thresholdOf = ({ threshold }: DossierEvents['NearDueRecorded']) =>
  threshold.kind === 'share-of-limit'
    ? { kind: threshold.kind, share: threshold.share }
    : { kind: threshold.kind, days: threshold.days };

export const CLOCK = {
  NearDueRecorded: told('vn.hoso.dossier.near-due-recorded.v1', (data) => ({
    ...factOf(data),
    threshold: thresholdOf(data),
  })),
  StepOverdueRecorded: told('vn.hoso.dossier.step-overdue-recorded.v1', (data) => ({
    ...factOf(data),
    step: data.step,
    unit: data.unit,
    officer: data.officer,
    startedAt: data.startedAt,
  })),
  ApologyDueRecorded: toldTwice('vn.hoso.dossier.apology-due-recorded.v1', factOf),
  OverdueRecorded: toldTwice('vn.hoso.dossier.overdue-recorded.v1', (data) => ({
    ...factOf(data),
    unit: data.unit,
    officer: data.officer,
  })),
  ReappointmentMissedRecorded: toldTwice('vn.hoso.dossier.reappointment-missed-recorded.v1', (data) => ({
    ...factOf(data),
    unit: data.unit,
    officer: data.officer,
    over: data.over,
  })),
  ApologyBreachRecorded: toldTwice('vn.hoso.dossier.apology-breach-recorded.v1', (data) => ({
    ...factOf(data),
    returnedAt: data.returnedAt,
  })),
  ReceptionUnansweredRecorded: told('vn.hoso.dossier.reception-unanswered-recorded.v1', (data) => ({
    ...factOf(data),
    submittedAt: data.submittedAt,
  })),
  SupplementUnansweredRecorded: told('vn.hoso.dossier.supplement-unanswered-recorded.v1', (data) => ({
    ...factOf(data),
    requestedAt: data.requestedAt,
  })),
  OpinionLateRecorded: told('vn.hoso.dossier.opinion-late-recorded.v1', (data) => ({
    ...factOf(data),
    opinion: data.opinion,
    agency: data.agency,
    requestedAt: data.requestedAt,
  })),
  ExplanationRequired: toldTwice('vn.hoso.dossier.explanation-required.v1', ({ breach, unit, dueAt }) => ({
    breach,
    unit,
    dueAt,
  })),
  ExplanationLateRecorded: toldTwice('vn.hoso.dossier.explanation-late-recorded.v1', (data) => ({
    ...factOf(data),
    breach: data.breach,
    unit: data.unit,
  })),
  RemedyOverdueRecorded: toldTwice('vn.hoso.dossier.remedy-overdue-recorded.v1', (data) => ({
    ...factOf(data),
    breach: data.breach,
    unit: data.unit,
    dueOn: data.dueOn,
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;
