import type { ReportFacts } from '@hoso/domain';
import type { Making } from './report-kind';

/** Hands the dossiers in hand in the period to a form, one after the other. */
export const eachInHand = ({ records, scope }: Making, add: (facts: ReportFacts) => void): Promise<void> =>
  records.each({ scope, population: 'in-hand' }, (facts) => facts.forEach(add));
