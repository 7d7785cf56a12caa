import { event, type KnownFacts, type Slice } from '../facts';
import { refuseOfficer, refuseUnit } from '../guards/units';
import type { Handling } from '../state/handling';

export interface StartStep {
  readonly step: string;
  /** The unit and official at work; by default those in charge. */
  readonly unit?: string;
  readonly officer?: string;
}

/** Another unit's step is its own official's, or nobody's yet. */
const deskOf = ({ unit, officer }: StartStep, handling: Handling) => ({
  unit: unit ?? handling.unit,
  officer: officer ?? (unit ? undefined : handling.officer),
});

const refuseDesk = ({ unit, officer }: ReturnType<typeof deskOf>, facts: KnownFacts) =>
  officer ? refuseOfficer({ unit, officer }, facts) : refuseUnit(unit, facts);

/** One row of the control slip begins, and ends the row before it (form 05/06). */
export const startStep: Slice<StartStep> = {
  from: ['InHandling'],
  decide: (data, { handling }, facts) => {
    const { step } = data;
    const desk = deskOf(data, handling);
    const running = handling.step;
    if (running?.step === step && running.unit === desk.unit && running.officer === desk.officer) return [];
    const no = refuseDesk(desk, facts);
    if (no) return no;
    const outsideProcedure = !facts.procedure.steps.some(({ code }) => code === step);
    return [event('StepStarted', { step, ...desk, ended: running?.step, outsideProcedure }, facts)];
  },
};
