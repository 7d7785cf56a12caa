import type { DossierEvents } from '@hoso/domain';
import { dueOf } from './parts';
import { told, type DossierPositions } from './position';

export const HANDLING = {
  DossierTransferred: told('vn.hoso.dossier.transferred.v1', ({ from, to, transferDueAt, late }) => ({
    from,
    to,
    transferDueAt,
    late,
  })),
  OfficerAssigned: told(
    'vn.hoso.dossier.officer-assigned.v1',
    ({ unit, officer, previousOfficer, delegation }) => ({ unit, officer, previousOfficer, delegation }),
  ),
  StepStarted: told(
    'vn.hoso.dossier.step-started.v1',
    ({ step, unit, officer, ended, outsideProcedure }) => ({ step, unit, officer, ended, outsideProcedure }),
  ),
  StepCompleted: told('vn.hoso.dossier.step-completed.v1', ({ step, unit, officer, outsideProcedure }) => ({
    step,
    unit,
    officer,
    outsideProcedure,
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;

export const COOPERATION = {
  HandedOver: told('vn.hoso.dossier.handed-over.v1', ({ hop, agency, order, dueAt }) => ({
    hop,
    agency,
    order,
    dueAt,
  })),
  TakenBack: told('vn.hoso.dossier.taken-back.v1', ({ hop, agency, late }) => ({ hop, agency, late })),
  OpinionRequested: told(
    'vn.hoso.dossier.opinion-requested.v1',
    ({ opinion, agency, dueAt, pausesClock }) => ({ opinion, agency, dueAt, pausesClock }),
  ),
  OpinionReceived: told('vn.hoso.dossier.opinion-received.v1', ({ opinion, agency, late, due }) => ({
    opinion,
    agency,
    late,
    due: due && dueOf(due),
  })),
  OpinionLapsed: told('vn.hoso.dossier.opinion-lapsed.v1', ({ opinion, agency, due }) => ({
    opinion,
    agency,
    due: due && dueOf(due),
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;
