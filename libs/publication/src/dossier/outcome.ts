import type { DossierEvents } from '@hoso/domain';
import { calendarOf, dueOf, fileOf, letterOf } from './parts';
import { PRIVATE, told, toldTwice, type DossierPositions } from './position';

export const CORRECTION = {
  DeadlineExtended: told(
    'vn.hoso.dossier.deadline-extended.v1',
    ({ decision, legalBasis, amount, from, due }) => ({
      decision,
      legalBasis,
      amount,
      from,
      due: dueOf(due),
    }),
  ),
  LatenessApologised: toldTwice(
    'vn.hoso.dossier.lateness-apologised.v1',
    ({ letter, previousDueAt, newDueAt, timeliness }) => ({
      letter: letterOf(letter),
      previousDueAt,
      newDueAt,
      timeliness,
    }),
  ),
  ApologyDelivered: toldTwice('vn.hoso.dossier.apology-delivered.v1', ({ letter, receivedBy, means }) => ({
    letter,
    receivedBy,
    means,
  })),
  DueDateRevised: told(
    'vn.hoso.dossier.due-date-revised.v1',
    ({ instrument, from, due, calendar, workingDays }) => ({
      instrument,
      from: dueOf(from),
      due: dueOf(due),
      calendar: calendar && calendarOf(calendar),
      workingDays,
    }),
  ),
  DossierRehomed: told('vn.hoso.dossier.rehomed.v1', ({ from, to, legalBasis }) => ({
    from,
    to,
    legalBasis,
  })),
  EventNeutralised: told('vn.hoso.dossier.event-neutralised.v1', ({ revision, type, restored: { due } }) => ({
    revision,
    type,
    due: due && dueOf(due),
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;

export const OUTCOME = {
  ResultIssued: told('vn.hoso.dossier.result-issued.v1', ({ number, signedBy, file, late }) => ({
    number,
    signedBy,
    file: file && fileOf(file),
    late,
  })),
  FoundIneligible: told('vn.hoso.dossier.found-ineligible.v1', ({ letter, late }) => ({
    letter: letterOf(letter),
    late,
  })),
  ResultReturned: told('vn.hoso.dossier.result-returned.v1', ({ receivedBy, means, owingApology }) => ({
    receivedBy,
    means,
    owingApology,
  })),
  DossierWithdrawn: told('vn.hoso.dossier.withdrawn.v1', () => ({})),
  ProcessingStopped: told('vn.hoso.dossier.processing-stopped.v1', ({ legalGround }) => ({ legalGround })),
  // What one citizen says of one office: counted in reports, told of nobody.
  ServiceRated: PRIVATE,
  AskedAgain: PRIVATE,
} satisfies Partial<DossierPositions<DossierEvents>>;
