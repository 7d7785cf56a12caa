import {
  HAI_DUONG,
  petitionReportFactsAfter,
  reportFactsAfter,
  type DossierEvent,
  type PetitionEvent,
  type PetitionReportFacts,
  type ReportFacts,
  type Told,
} from '@hoso/domain';
import { dossierAfter } from './dossier-history';
import { PETITION_CODE } from './petition-facts';
import { petitionAfter } from './petition-history';
import { procedureVersion } from './procedure-version';

/** What reports know of a dossier after a history. @throws Error when it opens none */
export const reportFactsOf = (history: readonly DossierEvent[], rules: Partial<Told> = {}): ReportFacts => {
  let facts: ReportFacts | undefined;
  history.forEach((event, revision) => {
    const after = dossierAfter(history.slice(0, revision + 1));
    if (!after.opened) throw new Error('This history opens no dossier');
    const told = { event, revision, after, procedure: procedureVersion(), calendar: HAI_DUONG, ...rules };
    facts = reportFactsAfter(facts, told);
  });
  if (!facts) throw new Error('There is no history');
  return facts;
};

/** What reports know of a petition after a history. @throws Error when it opens none */
export const petitionReportFactsOf = (history: readonly PetitionEvent[]): PetitionReportFacts => {
  let facts: PetitionReportFacts | undefined;
  history.forEach((event, revision) => {
    const after = petitionAfter(...history.slice(0, revision + 1));
    facts = petitionReportFactsAfter(facts, { code: PETITION_CODE, event, after });
  });
  if (!facts) throw new Error('There is no history');
  return facts;
};
