import type { Instant, PlainDate } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { REPORTS } from './catalogue';
import {
  dossiersOf,
  type CasePageRequest,
  type DrillDownRequest,
  type DrilledDossier,
} from './drill-down/dossiers-of';
import { petitionsOf, type DrilledPetition } from './drill-down/petitions-of';
import { proceduresOf, type DrilledProcedure } from './drill-down/procedures-of';
import type { Making, ReportBody, ReportKind, ReportSettings } from './kinds/report-kind';
import { ReportRecords } from './records/report-records';
import { ReportFailure } from './request/report-failure';
import type { ReportRequest, ReportScope } from './request/report-request';
import { resolveScope, type ReportReference } from './request/resolve-scope';

export interface ReportsParts {
  readonly database: Database<unknown>;
  readonly reference: ReportReference;
  readonly settings: ReportSettings;
}

/** What every answer says of itself: of which period, and as of when and which position of the log. */
export interface ReportHead {
  readonly report: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly unit: string | null;
  readonly procedure: string | null;
  /** Of the log, as a decimal text: nothing recorded after it is in the figures; null where nothing had been. */
  readonly position: string | null;
  /** The instant that was asked for, with which the same report is asked for again; null where that is the position. */
  readonly asOf: Instant | null;
  /** The moment up to which the period is counted: its end, or before that the instant asked for or the moment of the position. */
  readonly until: Instant;
  /** Whether the period was over by then; it says nothing of what a report takes from elsewhere than the log. */
  readonly final: boolean;
  /** Dossiers, petitions and procedures whose rows stand still after a fault. */
  readonly parked: number;
}

export type ReportAnswer = ReportHead & ReportBody;

export interface DrillDownAnswer<Case = DrilledDossier> extends ReportHead {
  readonly column: string;
  readonly rows: readonly Case[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export type PetitionDrillDownAnswer = DrillDownAnswer<DrilledPetition>;

export type ProcedureDrillDownAnswer = DrillDownAnswer<DrilledProcedure>;

/** @throws ReportFailure report-unknown */
const kindOf = (name: string): ReportKind => {
  const kind = REPORTS.find((each) => each.name === name);
  if (!kind)
    throw new ReportFailure('report-unknown', { report: name, known: REPORTS.map((each) => each.name) });
  return kind;
};

/** The reports of the engine: figures as of a position of the log, and the dossiers, petitions or procedures behind each of them. */
export class Reports {
  private readonly records: ReportRecords;

  constructor(private readonly parts: ReportsParts) {
    this.records = new ReportRecords(parts.database);
  }

  /** @throws ReportFailure */
  async make(name: string, request: ReportRequest, now: Instant): Promise<ReportAnswer> {
    const kind = kindOf(name);
    const making = await this.prepare(request, now);
    const body = await kind.make(making);
    return { ...(await this.headOf(name, making.scope)), ...body };
  }

  /** The dossiers that a figure counts, in the order of their codes. @throws ReportFailure */
  async dossiers(name: string, request: DrillDownRequest, now: Instant): Promise<DrillDownAnswer> {
    const kind = kindOf(name);
    const { column } = request;
    if (!kind.drillDown?.has(column)) throw new ReportFailure('column-unknown', { report: name, column });
    const making = await this.prepare(request, now);
    const found = await dossiersOf(kind.drillDown, request, making);
    return { ...(await this.headOf(name, making.scope)), column, ...found };
  }

  /** The petitions that a figure counts, in the order of their codes. @throws ReportFailure */
  async petitions(name: string, request: CasePageRequest, now: Instant): Promise<PetitionDrillDownAnswer> {
    const { petitions } = kindOf(name);
    const { column } = request;
    if (!petitions?.has(column)) throw new ReportFailure('column-unknown', { report: name, column });
    const making = await this.prepare(request, now);
    const found = await petitionsOf(petitions, request, making);
    return { ...(await this.headOf(name, making.scope)), column, ...found };
  }

  /** The procedures that a figure counts, in the order of their codes. @throws ReportFailure */
  async procedures(name: string, request: CasePageRequest, now: Instant): Promise<ProcedureDrillDownAnswer> {
    const { procedures } = kindOf(name);
    const { column } = request;
    if (!procedures?.has(column)) throw new ReportFailure('column-unknown', { report: name, column });
    const making = await this.prepare(request, now);
    const found = await proceduresOf(procedures, request, making);
    return { ...(await this.headOf(name, making.scope)), column, ...found };
  }

  private async prepare(request: ReportRequest, now: Instant): Promise<Making> {
    const { reference, settings } = this.parts;
    const { records } = this;
    const scope = await resolveScope(request, { records, reference, now });
    return { records, reference, settings, scope };
  }

  private async headOf(report: string, scope: ReportScope): Promise<ReportHead> {
    const { period, unit = null, procedure = null, asOf = null, position, bounds, isFinal } = scope;
    const { from, to } = period;
    return {
      ...{ report, from, to, unit, procedure },
      position: position === undefined ? null : String(position),
      ...{ asOf, until: bounds.end, final: isFinal, parked: await this.records.parked() },
    };
  }
}
