import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import { isImported, type OpenedDossier } from '../state/dossier';

export interface CompleteStep {
  /** By default the running step; imported history names its own. */
  readonly step?: string;
  readonly unit?: string;
  readonly officer?: string;
  readonly outcome?: string;
  /** The row of the other system's log. */
  readonly reference?: string;
}

/** Imported history names its rows itself, each with its reference; otherwise the row is the running one. */
const rowOf = ({ step, unit, officer, reference }: CompleteStep, dossier: OpenedDossier) => {
  const running = dossier.handling.step;
  if (isImported(dossier) && step && reference) return { step, unit, officer };
  return running && (step ?? running.step) === running.step ? running : undefined;
};

/** The running row of the control slip ends; imported history records rows that no running step stands behind. */
export const completeStep: Slice<CompleteStep> = {
  from: ['InHandling', 'AwaitingSupplement', 'AwaitingPayment'],
  fromImported: ['Received', 'Transferred', 'AwaitingCollection', 'Closed', 'Stopped', 'Withdrawn'],
  decide: (data, dossier, facts) => {
    const { outcome, reference } = data;
    if (reference && dossier.importedSteps.includes(reference)) return [];
    const row = rowOf(data, dossier);
    if (!row) return refuse('no-step-running', { running: dossier.handling.step?.step, asked: data.step });
    const { step, unit, officer } = row;
    const outsideProcedure = !facts.procedure.steps.some(({ code }) => code === step);
    return [event('StepCompleted', { step, unit, officer, outcome, reference, outsideProcedure }, facts)];
  },
};
