import type {
  CountedDossier,
  PetitionReportFacts,
  ProcedureMet,
  ProcedureState,
  ToldOfCitizens,
} from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { LIVE, parkedStreams, readCheckpoint, readRows, SCHEMA } from '@hoso/read-models';
import type { Database, RunStatement, Statement } from '@hoso/postgres';
import type { ReportScope } from '../request/report-request';
import { heldByCode, type HeldByCode, type TimeRow } from './held-time';
import {
  heldAt,
  petitionStatementOf,
  proceduresMetStatement,
  statementOf,
  toldOfCitizensStatement,
  type CaseSelection,
  type Selection,
} from './selection';

const CHUNK = 2_000;

/** What reports read, each row with its position and the moment of its record. */
const VERSIONS = ['report_facts', 'report_time', 'report_procedures', 'report_petitions'].map(
  (table) => `${SCHEMA}.${table}`,
);

/** Read models of which one at least has a row from each event that says something new of a dossier. */
const OF_DOSSIERS = ['dossiers', 'digitisation', 'report_facts'].map((table) => `${SCHEMA}.${table}`);

/** Is handed some cases and the connection that they are read on: another one might never come free. */
type Visit<Facts> = (
  facts: readonly Facts[],
  query: RunStatement,
) => Promise<'enough' | void> | 'enough' | void;

interface Petitioned<Facts> {
  readonly facts: Facts;
  readonly petitionedAt: Instant | null;
}

const beside = ({ facts, petitionedAt }: Petitioned<CountedDossier>): CountedDossier =>
  petitionedAt === null ? facts : { ...facts, petitionedAt };

/** What had been recorded of dossiers, petitions and procedures, at any position of the log that the read models have reached. */
export class ReportRecords {
  constructor(private readonly database: Database<unknown>) {}

  /** Everything up to it can be read; undefined before the first event. */
  async head(): Promise<bigint | undefined> {
    const execute = () => readCheckpoint(this.database.query, LIVE);
    return (await readRows({ execute }))?.position;
  }

  /** The last position recorded by an instant at which anything changed that reports ask; undefined when none had been. */
  async positionBy(time: Instant): Promise<bigint | undefined> {
    const last = VERSIONS.map(
      (table) => `(select since_position as position from ${table} where recorded_at <= $1
        order by recorded_at desc, since_position desc limit 1)`,
    );
    const [found] = await this.read<{ readonly position: number | bigint | null }>({
      text: `select max(position) as position from (${last.join(' union all ')}) as changes`,
      values: [time],
    });
    return found?.position == null ? undefined : BigInt(found.position);
  }

  /**
   * The latest moment of what had been recorded up to a position and reports ask, breaches among it; undefined when
   * nothing had been. It follows from the position alone, and never goes back from one to a later one.
   */
  async momentOf(position: bigint): Promise<Instant | undefined> {
    const last = VERSIONS.map(
      (table) =>
        `(select recorded_at from ${table} where since_position <= $1 order by recorded_at desc limit 1)`,
    );
    const [found] = await this.read<{ readonly at: Instant | null }>({
      text: `select max(recorded_at) as at from (${last.join(' union all ')}) as changes`,
      values: [position],
    });
    return found?.at ?? undefined;
  }

  /**
   * Hands on the facts of the selected dossiers, some at a time, so that memory stays flat however many there are.
   * @param visit answers `enough` to end it
   */
  async each(selection: Selection, visit: Visit<CountedDossier>): Promise<void> {
    const { withPetitions } = selection;
    await this.visitRows<Petitioned<CountedDossier>>(
      (query) => statementOf(query, selection),
      (rows, query) => visit(withPetitions ? rows.map(beside) : rows.map(({ facts }) => facts), query),
    );
  }

  /** Hands on the facts of petitions in the same way. */
  async eachPetition(selection: CaseSelection, visit: Visit<PetitionReportFacts>): Promise<void> {
    await this.visitRows<{ readonly facts: PetitionReportFacts }>(
      (query) => petitionStatementOf(query, selection),
      (rows, query) =>
        visit(
          rows.map(({ facts }) => facts),
          query,
        ),
    );
  }

  /** Whether any petition had been recorded by a position: where none ever is, they are kept elsewhere. */
  async hasPetitions(position: bigint | undefined): Promise<boolean> {
    if (position === undefined) return false;
    const [found] = await this.read<{ readonly found: boolean }>({
      text: `select exists (select from ${SCHEMA}.report_petitions where since_position <= $1) as found`,
      values: [position],
    });
    return found?.found ?? false;
  }

  /**
   * Which data of citizens any dossier tells of, as recorded at a position.
   * @param databases names of the population database
   */
  async toldOfCitizens(position: bigint | undefined, databases: readonly string[]): Promise<ToldOfCitizens> {
    if (position === undefined) return { store: false, population: false };
    const [told] = await this.read<ToldOfCitizens>(toldOfCitizensStatement(position, databases));
    return told!;
  }

  /** Whose the time of some dossiers was, as recorded at a position, in order. */
  async held(codes: readonly string[], position: bigint, query: RunStatement): Promise<HeldByCode> {
    const rows = await query<TimeRow>({
      text: `select code, party_kind as kind, party_id as id, started_at as "from", ended_at as "to"
        from ${SCHEMA}.report_time where code = any($1::text[]) and ${heldAt(position)} order by code, started_at, nr`,
      values: [codes],
    });
    return heldByCode(rows);
  }

  /** Revision of the last event that changed what is known of some dossiers, as things stand now and at no earlier position. */
  async lastRevisions(codes: readonly string[], query: RunStatement): Promise<ReadonlyMap<string, number>> {
    const placed = OF_DOSSIERS.map(
      (table) => `select code, revision from ${table} where code = any($1::text[])`,
    );
    const rows = await query<{ readonly code: string; readonly revision: number }>({
      text: `select code, max(revision) as revision from (${placed.join(' union all ')}) as changes group by code`,
      values: [codes],
    });
    return new Map(rows.map(({ code, revision }) => [code, revision]));
  }

  /** All procedures as recorded at a position. */
  async procedures(position: bigint | undefined): Promise<readonly ProcedureState[]> {
    if (position === undefined) return [];
    const rows = await this.read<{ readonly state: ProcedureState }>({
      text: `select state from ${SCHEMA}.report_procedures where ${heldAt(position)} order by procedure`,
    });
    return rows.map(({ state }) => state);
  }

  /** What the dossiers of a unit were about, in the period and the year before it: the catalogue names no unit. */
  async proceduresMet(scope: ReportScope, unit: string): Promise<readonly ProcedureMet[]> {
    const { query } = this.database;
    const execute = async () =>
      query<ProcedureMet>({ text: await proceduresMetStatement(query, scope, unit) });
    return readRows({ execute });
  }

  /** Dossiers, petitions and procedures whose rows stand still after a fault; what happened since is not in the figures. */
  async parked(): Promise<number> {
    const parked = await readRows({ execute: () => parkedStreams(this.database.query) });
    return new Set(
      parked.filter(({ projection }) => projection.startsWith('report_')).map(({ stream }) => stream),
    ).size;
  }

  private async visitRows<Row>(
    statementFor: (query: RunStatement) => Promise<string>,
    visit: Visit<Row>,
  ): Promise<void> {
    const visitAll = async (query: RunStatement) => {
      const statement = await statementFor(query);
      await query({ text: 'set local cursor_tuple_fraction = 1' });
      await query({ text: `declare candidates no scroll cursor for ${statement}` });
      for (;;) {
        const rows = await query<Row>({ text: `fetch ${CHUNK} from candidates` });
        if (rows.length === 0 || (await visit(rows, query)) === 'enough') return;
      }
    };
    await readRows({ execute: () => this.database.transaction(visitAll) });
  }

  /** @throws UpkeepFailure read-model-building while the rows are not there yet */
  private read<Row>(statement: Statement): Promise<readonly Row[]> {
    return readRows({ execute: () => this.database.query<Row>(statement) });
  }
}
