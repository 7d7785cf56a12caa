import type { PlainDate } from '@hoso/kernel';
import { nthWorkingDay, type WorkingCalendar } from '../../calendar';
import { versionInForce, type Level, type ProcedureState, type ProcedureVersion } from '../../procedure';
import { publicationsOf, type PublishedVersion } from '../publication/published-version';
import type { Measures766 } from './index-766';
import type { MeasuredShare } from './score';

/** The procedures of an authority and what is needed to judge their publication. */
export interface ProcedureFactsOf {
  readonly procedures: readonly ProcedureState[];
  readonly calendar: WorkingCalendar;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Codes of procedures for which dossiers were filed online in the period. */
  readonly filedOnline: ReadonlySet<string>;
  /** Only the procedures of one level. */
  readonly level?: Level;
}

/** Working days by which the decision comes before the effective date of its basis: 20 for a ministry, else 5. */
const DECIDED_BEFORE: Readonly<Record<Level, number>> = {
  ministry: 20,
  province: 5,
  district: 5,
  commune: 5,
};

const isDecidedInTime = ({ version, publication }: PublishedVersion, calendar: WorkingCalendar): boolean =>
  publication.decidedOn <= nthWorkingDay(calendar, version.validFrom, -DECIDED_BEFORE[version.level]);

/** Procedures are counted once each; one late occurrence makes a procedure late. */
const byProcedure = (
  published: readonly PublishedVersion[],
  isInTime: (each: PublishedVersion) => boolean,
): MeasuredShare => {
  const inTime = new Map<string, boolean>();
  for (const each of published) {
    const { code } = each.version;
    inTime.set(code, (inTime.get(code) ?? true) && isInTime(each));
  }
  return { numerator: [...inTime.values()].filter(Boolean).length, denominator: inTime.size };
};

const isWhole = ({ name, steps, limits, components, result }: ProcedureVersion): boolean =>
  name !== '' &&
  steps.length > 0 &&
  Object.keys(limits).length > 0 &&
  components.length > 0 &&
  result.name !== '';

const share = <Each>(all: readonly Each[], isMet: (each: Each) => boolean): MeasuredShare => ({
  numerator: all.filter(isMet).length,
  denominator: all.length,
});

const isOnline = ({ limits }: ProcedureVersion): boolean => limits.online !== undefined;

/** What procedures say about the index: publication (group 1) and services offered and used online (3.1, 3.2). */
export const procedureMeasures = (facts: ProcedureFactsOf): Measures766 => {
  const { calendar, from, to, filedOnline, level } = facts;
  const isOurs = (version: ProcedureVersion) => level === undefined || version.level === level;
  const isInPeriod = (day: PlainDate) => from <= day && day <= to;
  const published = publicationsOf(facts.procedures, calendar).filter(({ version }) => isOurs(version));
  const inForce = facts.procedures
    .map((procedure) => versionInForce(procedure, to))
    .filter((version) => version !== undefined)
    .filter(isOurs);
  const known = new Set(
    published.filter(({ publication }) => publication.publishedOn <= to).map(({ version }) => version),
  );
  return {
    '1.1': byProcedure(
      published.filter(({ publication }) => isInPeriod(publication.decidedOn)),
      (each) => isDecidedInTime(each, calendar),
    ),
    '1.2': byProcedure(
      published.filter(
        ({ publication, publishBy }) =>
          isInPeriod(publication.publishedOn) || (isInPeriod(publishBy) && publication.publishedOn > to),
      ),
      ({ publication, publishBy }) => publication.publishedOn <= publishBy,
    ),
    '1.3': share(
      inForce.filter((version) => known.has(version)),
      isWhole,
    ),
    '3.1': share(inForce, isOnline),
    '3.2': share(inForce.filter(isOnline), ({ code }) => filedOnline.has(code)),
  };
};
