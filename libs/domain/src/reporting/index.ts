export { keyOf as partyKeyOf, timeOf } from './attribution/attribution';
export type { Held, TimeOfDossier } from './attribution/attribution';
export { AttributionForm } from './attribution/table';
export type { AttributionRow, AttributionTable } from './attribution/table';
export { CAUSE_FIGURES, CAUSE_NAMES, CauseForm, causeOf } from './causes/causes';
export type { CauseFigure, CauseRow, CauseTable } from './causes/causes';
export { CHANNEL_FIGURES, channelFigures } from './counted/channels';
export { SATISFACTION_FIGURES, satisfactionFigures, SatisfactionTable } from './counted/satisfaction';
export type {
  Satisfaction,
  SatisfactionCounts,
  SatisfactionFigure,
  SatisfactionRow,
} from './counted/satisfaction';
export type { ChannelFigure } from './counted/channels';
export { DIGITISATION_FIGURES, digitisationFigures, digitisationRates } from './counted/digitisation';
export type { DigitisationFigure } from './counted/digitisation';
export { onTime } from './counted/on-time';
export type { OnTime, OnTimeTarget } from './counted/on-time';
export { paperRows } from './counted/papers-beyond-rules';
export type { PaperRow } from './counted/papers-beyond-rules';
export { usesPopulationData } from './decision-766/citizen-data';
export type { ToldOfCitizens } from './decision-766/citizen-data';
export { COMPONENTS_766, GROUPS_766 } from './decision-766/components';
export type { Component766 } from './decision-766/components';
export { dossierMeasures, FIGURES_766, figures766 } from './decision-766/dossier-measures';
export type { Figure766 } from './decision-766/dossier-measures';
export { index766 } from './decision-766/index-766';
export type { Improvement, Index766, Measures766, Points } from './decision-766/index-766';
export { PETITION_FIGURES_766, petitionFigures766, petitionMeasures } from './decision-766/petition-measures';
export type { PetitionFigure766 } from './decision-766/petition-measures';
export {
  PROCEDURE_FIGURES_766,
  procedureFigures766,
  procedureMeasures,
} from './decision-766/procedure-measures';
export type { Judging766, ProcedureFigure766 } from './decision-766/procedure-measures';
export type { MeasuredShare, Scored } from './decision-766/score';
export { isPaidOnline } from './decision-766/paid-online';
export { OPTIONS_766 } from './decision-766/targets';
export type { Options766, StageTargets } from './decision-766/targets';
export { reportFactsAfter } from './facts/fold';
export type { Told } from './facts/told';
export type {
  CountedDossier,
  ExplainedBreach,
  HeldDueDate,
  PaperBeyondRules,
  ReportFacts,
  Settlement,
} from './facts/report-facts';
export { cutRateOf, noCounts, rateOf } from './figures';
export type { Counts, Figures } from './figures';
export { groupName, Tally } from './grouping';
export type { Group, GroupRow } from './grouping';
export { II06A_COLUMNS, ii06aFigures } from './ii-06a/columns';
export type { Ii06aColumn } from './ii-06a/columns';
export type { Identity } from './ii-06a/identities';
export { Ii06aForm } from './ii-06a/table';
export type { Ii06aRow, Ii06aTable } from './ii-06a/table';
export { lateStandingOf, overdueRow } from './overdue/overdue-row';
export type { OverdueRow } from './overdue/overdue-row';
export { boundsOf, isInBounds } from './period';
export type { Bounds, Period } from './period';
export { petitionReportFactsAfter } from './petitions/petition-facts';
export type { PetitionReportFacts } from './petitions/petition-facts';
export { ownProcedures } from './publication/own-procedures';
export type { ProcedureMet } from './publication/own-procedures';
export { publicationsOf } from './publication/published-version';
export type { PublishedVersion } from './publication/published-version';
export { publicationRows } from './publication/publication-rows';
export type { PublicationRow } from './publication/publication-rows';
export { dueHeldAt, settlementBy } from './timeliness';
