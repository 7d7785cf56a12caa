import type { ReportColumn } from '@hoso/documents';
import type {
  CountedDossier,
  Figures,
  Identity,
  OnTimeTarget,
  Options766,
  PetitionReportFacts,
  ProcedureState,
  TimeOfDossier,
} from '@hoso/domain';
import type { ReportRecords } from '../records/report-records';
import type { Population } from '../records/selection';
import type { ReportScope } from '../request/report-request';
import type { ReportReference } from '../request/resolve-scope';

/** What an authority has set for itself, and where the rules leave it a choice. */
export interface ReportSettings {
  /** Region of the calendar by which publication is judged. */
  readonly calendarRegion: string;
  readonly targets: readonly OnTimeTarget[];
  readonly options766: Options766;
}

/** All that a report is made from. */
export interface Making {
  readonly records: ReportRecords;
  readonly reference: ReportReference;
  readonly settings: ReportSettings;
  readonly scope: ReportScope;
}

/** The figures of a report; what is not known is null, never 0. */
export interface ReportBody {
  readonly rows: readonly object[];
  readonly total: object;
  readonly identities: readonly Identity[];
  /** What cannot be read off the figures. */
  readonly notes?: readonly string[];
}

/** From a figure to its dossiers: the same rule that the figure was counted by. */
export interface DrillDown {
  readonly population: Population;
  /** Whether the rule asks when the first petition about a dossier was submitted. */
  readonly withPetitions?: boolean;
  /** Whether a report has such a figure. */
  readonly has: (column: string) => boolean;
  /** The figures in which a dossier counts. */
  readonly of: (
    facts: CountedDossier,
    making: Making,
    time: () => Promise<TimeOfDossier>,
  ) => Promise<readonly string[]>;
}

/** From a figure to its petitions. */
export interface PetitionDrillDown {
  readonly has: (column: string) => boolean;
  readonly of: (facts: PetitionReportFacts, making: Making) => readonly string[];
}

/** From a figure to its procedures. */
export interface ProcedureDrillDown {
  readonly has: (column: string) => boolean;
  /** The rule that says in which figures a procedure counts. */
  readonly ruleFor: (making: Making) => Promise<(procedure: ProcedureState) => readonly string[]>;
}

export interface ReportKind<Body extends ReportBody = ReportBody> {
  readonly name: string;
  /** Vietnamese. */
  readonly title: string;
  readonly make: (making: Making) => Promise<Body>;
  readonly columns: readonly ReportColumn[];
  /** Absent where the figures are not dossiers. */
  readonly drillDown?: DrillDown;
  /** Where figures are petitions. */
  readonly petitions?: PetitionDrillDown;
  /** Where figures are procedures. */
  readonly procedures?: ProcedureDrillDown;
}

/** The drill-down of figures that follow from a dossier's facts alone. */
export const drillDownOf = <Name extends string>(
  figuresFor: (making: Making) => Figures<Name>,
  names: readonly Name[],
): DrillDown => {
  const known: ReadonlySet<string> = new Set(names);
  return {
    population: 'in-hand',
    has: (column) => known.has(column),
    of: (facts, making) => Promise.resolve(figuresFor(making).of(facts, making.scope.bounds)),
  };
};
