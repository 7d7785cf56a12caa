import { VIETNAM } from '@hoso/kernel';
import type { OpenedDossier } from '../../dossier';
import type { ProcedureVersion } from '../../procedure';
import type { Told } from './told';
import type { ComponentCounts, ReportFacts } from './report-facts';

type FromState = Omit<
  ReportFacts,
  'dues' | 'papersBeyondRules' | 'lateRequests' | 'explanations' | 'settlement' | 'rating' | 'assistedBy'
>;

const countsOf = ({ components }: OpenedDossier): ComponentCounts => {
  const counts = { digitised: 0, reused: 0, presented: 0 };
  for (const standing of Object.values(components)) counts[standing] += 1;
  return counts;
};

type Named = Pick<ProcedureVersion, 'name' | 'field' | 'level' | 'result'>;

/** An unknown version names itself by its code, so that no dossier is missing from a sum. */
const unnamed = (code: string): Named => ({
  name: code,
  field: code,
  level: 'province',
  result: { name: code, document: false },
});

/** What the state of a dossier says by itself. */
export const factsFromState = ({ after, procedure, calendar }: Told): FromState => {
  const { handling, reception, apology, rules } = after;
  const { name, field, level, result }: Named = procedure ?? unnamed(rules.procedure.code);
  return {
    code: after.code ?? '',
    procedure: rules.procedure,
    procedureName: name,
    field,
    level,
    yieldsDocument: result.document,
    regime: rules.regime,
    calendar: rules.calendar,
    zone: calendar?.zone ?? VIETNAM,
    channel: after.channel,
    receivingUnit: after.receivingUnit,
    unit: handling.unit,
    formerUnits: after.rehomings.map(({ from }) => from),
    openedAt: after.openedAt,
    components: countsOf(after),
    officer: handling.officer,
    receivedAt: reception?.at,
    apologisedAt: apology?.at,
  };
};
