import { timeOf, type ReportFacts, type TimeOfDossier } from '@hoso/domain';
import type { RunStatement } from '@hoso/postgres';
import type { Making } from './report-kind';

const NOTHING: TimeOfDossier = { parts: [], wholeMs: 0 };

/** Whose the time of each dossier was, up to the end of the period; the calendar is the dossier's own. */
export const timesOf = async (
  facts: readonly ReportFacts[],
  { records, reference, scope }: Making,
  query: RunStatement,
): Promise<ReadonlyMap<string, TimeOfDossier>> => {
  if (scope.position === undefined || facts.length === 0) return new Map();
  const codes = facts.map(({ code }) => code);
  const held = await records.held(codes, scope.position, query);
  return new Map(
    facts.map((each) => {
      const { region, version } = each.calendar;
      const calendar = reference.calendar(region, version);
      const until = scope.bounds.end;
      return [each.code, calendar ? timeOf(each, held.get(each.code) ?? [], { calendar, until }) : NOTHING];
    }),
  );
};
