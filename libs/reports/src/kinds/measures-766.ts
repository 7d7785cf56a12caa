import {
  isInBounds,
  isPaidOnline,
  noCounts,
  PETITION_FIGURES_766,
  petitionFigures766,
  petitionMeasures,
  PROCEDURE_FIGURES_766,
  procedureFigures766,
  procedureMeasures,
  usesPopulationData,
  type Judging766,
  type Measures766,
  type ReportFacts,
  type ToldOfCitizens,
} from '@hoso/domain';
import { eachPetition } from './in-hand';
import { calendarOf, proceduresIn } from './procedures-in';
import type { Making } from './report-kind';

/** Codes of the procedures of which dossiers use online services and data of citizens in the period, dossier by dossier. */
export class ProcedureUse {
  private readonly filedOnline = new Set<string>();
  private readonly paidOnline = new Set<string>();
  private readonly populationData = new Set<string>();

  constructor(private readonly making: Making) {}

  add(facts: ReportFacts): void {
    const { channel, receivedAt, procedure, payments } = facts;
    const { scope, settings } = this.making;
    const { bounds } = scope;
    const isReceived = isInBounds(receivedAt, bounds);
    if (channel === 'online' && isReceived) this.filedOnline.add(procedure.code);
    if (isReceived && usesPopulationData(facts, bounds.end, settings.options766))
      this.populationData.add(procedure.code);
    if (payments.some((payment) => isPaidOnline(payment) && isInBounds(payment.at, bounds)))
      this.paidOnline.add(procedure.code);
  }

  get judging(): Judging766 {
    const { from, to } = this.making.scope.period;
    const { filedOnline, paidOnline, populationData } = this;
    return { calendar: calendarOf(this.making), from, to, filedOnline, paidOnline, populationData };
  }
}

/** Unknown for a unit whose dossiers tell of no procedure. */
export const ofProcedures = async (
  making: Making,
  judging: Judging766,
  told: ToldOfCitizens,
): Promise<Measures766> => {
  const procedures = await proceduresIn(making);
  if (!procedures) return {};
  const counts = { ...noCounts(PROCEDURE_FIGURES_766) };
  const figuresOf = procedureFigures766(judging);
  for (const procedure of procedures) for (const figure of figuresOf(procedure)) counts[figure] += 1;
  return procedureMeasures(counts, told);
};

/** Unknown where no petition was ever recorded: they are kept elsewhere then, which is not to have none. */
export const ofPetitions = async (making: Making): Promise<Measures766> => {
  const { records, scope, settings } = making;
  if (!(await records.hasPetitions(scope.position))) return {};
  const counts = { ...noCounts(PETITION_FIGURES_766) };
  const figuresOf = petitionFigures766(settings.options766);
  await eachPetition(making, (facts) => {
    for (const figure of figuresOf(facts, scope.bounds)) counts[figure] += 1;
  });
  return petitionMeasures(counts);
};
