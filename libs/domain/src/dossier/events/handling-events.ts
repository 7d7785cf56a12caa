import type { Instant } from '@hoso/kernel';
import type { DueDates } from '../vocabulary';

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface HandlingEvents {
  DossierTransferred: {
    readonly from: string;
    readonly to: string;
    readonly transferDueAt: Instant;
    readonly late: boolean;
  };
  OfficerAssigned: {
    readonly unit: string;
    readonly officer: string;
    readonly previousOfficer?: string;
    /** The delegation under which an official of another desk takes it. */
    readonly delegation?: string;
    readonly reason?: string;
  };
  StepStarted: {
    readonly step: string;
    readonly unit: string;
    readonly officer?: string;
    /** The step that this one ends. */
    readonly ended?: string;
    /** Whether the step is missing from the procedure's list: allowed, and counted. */
    readonly outsideProcedure: boolean;
  };
  StepCompleted: {
    readonly step: string;
    readonly unit?: string;
    readonly officer?: string;
    readonly outcome?: string;
    /** The row of another system's log that it was recorded from. */
    readonly reference?: string;
    readonly outsideProcedure: boolean;
  };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface CooperationEvents {
  HandedOver: {
    readonly hop: string;
    readonly agency: string;
    readonly order: 'in-turn' | 'in-parallel';
    readonly dueAt: Instant;
  };
  TakenBack: {
    readonly hop: string;
    readonly agency: string;
    readonly late: boolean;
    readonly outcome?: string;
  };
  OpinionRequested: {
    readonly opinion: string;
    readonly agency: string;
    readonly question: string;
    readonly dueAt: Instant;
    readonly pausesClock: boolean;
  };
  OpinionReceived: {
    readonly opinion: string;
    readonly agency: string;
    readonly late: boolean;
    readonly summary: string;
    /** The due dates after the pause that it ends. */
    readonly due?: DueDates;
  };
  OpinionLapsed: { readonly opinion: string; readonly agency: string; readonly due?: DueDates };
}
