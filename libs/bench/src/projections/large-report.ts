import { openReports } from '@hoso/engine';
import { dayOf, plainDateOf, VIETNAM } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from '@hoso/read-models';
import type { Opened } from '../processes/reference';

export interface ReportFigures {
  /** In the period of the report. */
  readonly dossiers: number;
  /** Of form II.06a over all of them. */
  readonly seconds: number;
  readonly dossiersPerSecond: number;
}

/** Before all lives of the benchmark. */
const SINCE = plainDateOf('2020-01-01');
const VERSIONS = `${SCHEMA}.report_facts`;

/** The rows of the log's own dossiers under further codes, until there are so many dossiers. @returns how many there are */
const multiply = async ({ query }: Database<unknown>, dossiers: number): Promise<void> => {
  const [live] = await query<{ readonly table: string; readonly columns: string; readonly own: number }>({
    text: `select projection || '_g' || generation as table,
        (select string_agg(quote_ident(attname), ', ') from pg_attribute
          where attrelid = '${VERSIONS}'::regclass and attnum > 0 and attname not in ('code')) as columns,
        (select count(distinct code) from ${VERSIONS})::int as own
      from ${SCHEMA}.generations where projection = 'report_facts' and is_live`,
  });
  const { table, columns, own } = live!;
  await query({
    text: `insert into ${SCHEMA}.${table} (code, ${columns})
      select code || '-' || copy, ${columns} from ${SCHEMA}.${table},
        generate_series(1, ${Math.ceil(dossiers / own) - 1}) as copy`,
  });
  await query({ text: `vacuum (analyze) ${SCHEMA}.${table}` }); // as it is where rows were not all written just now
};

/** Form II.06a of a period into which so many dossiers fall, as whoever asks for it waits for it. */
export const measureReport = async (
  { ground: { database }, application: { ports } }: Opened,
  { dataFolder, dossiers }: { readonly dataFolder: string; readonly dossiers: number },
): Promise<ReportFigures> => {
  await multiply(database, dossiers);
  const reports = openReports({ database, reference: ports.reference, dataFolder });
  const now = ports.clock.now();
  const from = performance.now();
  const { total } = await reports.make('ii-06a', { from: SINCE, to: dayOf(now, VIETNAM) }, now);
  const seconds = (performance.now() - from) / 1_000;
  const { c3 } = total as { readonly c3: number };
  if (c3 < dossiers) throw new Error(`The report counts ${c3} dossiers, not ${dossiers}`);
  return { dossiers: c3, seconds, dossiersPerSecond: c3 / seconds };
};
