import type { PlainDate } from '@hoso/kernel';
import { nthWorkingDay, type WorkingCalendar } from '../../calendar';
import { versionInForce, type Level, type ProcedureState, type ProcedureVersion } from '../../procedure';
import type { Counts } from '../figures';
import { publicationsOf, type PublishedVersion } from '../publication/published-version';
import type { ToldOfCitizens } from './citizen-data';
import type { Measures766 } from './index-766';

/** Of each component that procedures are counted for: those counted, those that met it, those that did not. */
export const PROCEDURE_FIGURES_766 = [
  ...(['1.1', '1.1-met', '1.1-missing'] as const),
  ...(['1.2', '1.2-met', '1.2-missing'] as const),
  ...(['1.3', '1.3-met', '1.3-missing'] as const),
  ...(['3.1', '3.1-met', '3.1-missing'] as const),
  ...(['3.2', '3.2-met', '3.2-missing'] as const),
  ...(['3b.5b', '3b.5b-met', '3b.5b-missing'] as const),
  ...(['4.5a', '4.5a-met', '4.5a-missing'] as const),
] as const;
export type ProcedureFigure766 = (typeof PROCEDURE_FIGURES_766)[number];

const COUNTED = ['1.1', '1.2', '1.3', '3.1', '3.2', '3b.5b', '4.5a'] as const;
type Counted = (typeof COUNTED)[number];

/** What is needed to judge a procedure in a period. */
export interface Judging766 {
  readonly calendar: WorkingCalendar;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Codes of procedures for which dossiers that were filed online were received in the period. */
  readonly filedOnline: ReadonlySet<string>;
  /** Codes of procedures for which anything was paid online in the period. */
  readonly paidOnline: ReadonlySet<string>;
  /** Codes of procedures of which dossiers received in the period use data of the population database. */
  readonly populationData: ReadonlySet<string>;
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

const isWhole = ({ name, steps, limits, components, result }: ProcedureVersion): boolean =>
  name !== '' &&
  steps.length > 0 &&
  Object.keys(limits).length > 0 &&
  components.length > 0 &&
  result.name !== '';

const hasFee = ({ fees }: ProcedureVersion): boolean => fees.some(({ amountVnd }) => amountVnd > 0);

const counted = (id: Counted, isMet: boolean): readonly ProcedureFigure766[] => [
  id,
  isMet ? `${id}-met` : `${id}-missing`,
];

/** Nothing where it has none; one late occurrence makes a procedure late. */
const whereAny = (
  id: Counted,
  own: readonly PublishedVersion[],
  isInTime: (each: PublishedVersion) => boolean,
): readonly ProcedureFigure766[] => (own.length === 0 ? [] : counted(id, own.every(isInTime)));

const publicationFigures = (
  published: readonly PublishedVersion[],
  { calendar, from, to }: Judging766,
): readonly ProcedureFigure766[] => {
  const isInPeriod = (day: PlainDate) => from <= day && day <= to;
  const decided = published.filter(({ publication }) => isInPeriod(publication.decidedOn));
  const due = published.filter(
    ({ publication: { publishedOn }, publishBy }) =>
      isInPeriod(publishedOn) || (isInPeriod(publishBy) && publishedOn > to),
  );
  return [
    ...whereAny('1.1', decided, (each) => isDecidedInTime(each, calendar)),
    ...whereAny('1.2', due, ({ publication, publishBy }) => publication.publishedOn <= publishBy),
  ];
};

const inForceFigures = (
  version: ProcedureVersion,
  published: readonly PublishedVersion[],
  { to, filedOnline, paidOnline, populationData }: Judging766,
): readonly ProcedureFigure766[] => {
  const isPublic = published.some((each) => each.version === version && each.publication.publishedOn <= to);
  const isOnline = version.limits.online !== undefined;
  return [
    ...(isPublic ? counted('1.3', isWhole(version)) : []),
    ...counted('3.1', isOnline),
    ...(isOnline ? counted('3.2', filedOnline.has(version.code)) : []),
    ...(hasFee(version) ? counted('3b.5b', paidOnline.has(version.code)) : []),
    ...counted('4.5a', populationData.has(version.code)),
  ];
};

/**
 * Which components of the index a procedure counts for, once each: publication (group 1) and services offered and used
 * online (3.1, 3.2), fees paid online (3b.5b), use of the population database (4.5a).
 */
export const procedureFigures766 =
  (judging: Judging766) =>
  (procedure: ProcedureState): readonly ProcedureFigure766[] => {
    const published = publicationsOf([procedure], judging.calendar);
    const inForce = versionInForce(procedure, judging.to);
    return [
      ...publicationFigures(published, judging),
      ...(inForce ? inForceFigures(inForce, published, judging) : []),
    ];
  };

/** What procedures say about the index. */
export const procedureMeasures = (
  counts: Counts<ProcedureFigure766>,
  { population }: ToldOfCitizens,
): Measures766 =>
  Object.fromEntries(
    COUNTED.filter((id) => id !== '4.5a' || population).map(
      (id) => [id, { numerator: counts[`${id}-met`], denominator: counts[id] }] as const,
    ),
  );
