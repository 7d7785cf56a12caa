import type { CountedDossier, PetitionReportFacts, ReportFacts } from '@hoso/domain';
import type { Making } from './report-kind';

/** Hands the dossiers in hand in the period to a form, one after the other. */
export const eachInHand = ({ records, scope }: Making, add: (facts: ReportFacts) => void): Promise<void> =>
  records.each({ scope, population: 'in-hand' }, (facts) => facts.forEach(add));

/** The same, each with the first petition about it. */
export const eachWithPetitions = (
  { records, scope }: Making,
  add: (facts: CountedDossier) => void,
): Promise<void> =>
  records.each({ scope, population: 'in-hand', withPetitions: true }, (facts) => facts.forEach(add));

/** Hands the petitions in hand in the period to a form, one after the other. */
export const eachPetition = (
  { records, scope }: Making,
  add: (facts: PetitionReportFacts) => void,
): Promise<void> => records.eachPetition({ scope }, (facts) => facts.forEach(add));
