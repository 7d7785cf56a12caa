import type { ExplainedBreach, ReportFacts } from '../facts/report-facts';
import type { Bounds } from '../period';
import { dueHeldAt, settlementBy } from '../timeliness';

/** The explanation of the due date that the dossier missed; one that was returned explains nothing. */
export const explanationOf = (facts: ReportFacts, { end }: Bounds): ExplainedBreach | undefined => {
  const due = dueHeldAt(facts, settlementBy(facts, end)?.at ?? end);
  return facts.explanations.find(
    ({ breach, standing }) => breach === due?.statutory && standing !== 'returned',
  );
};
