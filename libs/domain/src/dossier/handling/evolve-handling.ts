import type { Instant } from '@hoso/kernel';
import type { HandlingEvents } from '../events/handling-events';
import { handle, type Evolutions } from '../evolution';
import { attribute, type Ledger, type Party } from '../ledger/ledger';
import { isDecided, isImported, type OpenedDossier } from '../state/dossier';
import type { Phase } from '../vocabulary';

type Completed = HandlingEvents['StepCompleted'];

const worker = ({ officer, unit }: Completed): Party | undefined =>
  officer ? { kind: 'officer', id: officer } : unit ? { kind: 'unit', id: unit } : undefined;

const BEFORE_HANDLING: ReadonlySet<Phase> = new Set(['Received', 'Transferred']);

const worked = ({ ledger }: OpenedDossier, row: Completed, at: Instant): Ledger => {
  const party = worker(row);
  return party && ledger.open?.state === 'running' ? attribute(ledger, party, at) : ledger;
};

/**
 * A row of another system's log says who ended a step, not who began it: the running time before it was that worker's.
 * Rows move a received dossier on to its handling, leave what is awaited awaited, and touch nothing after the end.
 */
const importedStep = (dossier: OpenedDossier, row: Completed, at: Instant): OpenedDossier => {
  const recorded = { ...dossier, importedSteps: [...dossier.importedSteps, row.reference!] };
  if (isDecided(dossier.handling.phase)) return recorded;
  const { phase, step } = dossier.handling;
  return {
    ...handle(recorded, {
      phase: BEFORE_HANDLING.has(phase) ? 'InHandling' : phase,
      step: step?.step === row.step ? undefined : step,
    }),
    ledger: worked(dossier, row, at),
  };
};

export const evolveHandling: Evolutions<HandlingEvents> = {
  DossierTransferred: (dossier, { to }) => handle(dossier, { phase: 'Transferred', unit: to }),
  OfficerAssigned: (dossier, { officer, unit }) => handle(dossier, { phase: 'InHandling', officer, unit }),
  StepStarted: (dossier, { step, unit, officer }, at) =>
    handle(dossier, { step: { step, unit, ...(officer && { officer }), startedAt: at } }),
  StepCompleted: (dossier, row, at) =>
    isImported(dossier) && row.reference !== undefined
      ? importedStep(dossier, row, at)
      : handle(dossier, { step: undefined }),
};
