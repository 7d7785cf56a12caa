import type { Database } from '@hoso/postgres';
import { DossierList, SCHEMA, type DossierFilter, type ListPage } from '@hoso/read-models';
import { instantFromMs } from '@hoso/kernel';
import { percentilesOf, type Percentiles } from '../measures/percentile';

export interface WorklistFigures extends Percentiles {
  readonly openDossiers: number;
  readonly queries: number;
}

const UNITS = 500;
const OFFICERS_PER_UNIT = 40;

/** Open dossiers over units and officers, with due dates over half a year, beside what is there. */
const fillOpen = async ({ query }: Database<unknown>, count: number): Promise<void> => {
  const [live] = await query<{ readonly table: string }>({
    text: `select projection || '_g' || generation as table from ${SCHEMA}.generations
      where projection = 'dossiers' and is_live`,
  });
  const table = `${SCHEMA}.${live!.table}`;
  await query({
    text: `insert into ${table} (code, revision, position, procedure, procedure_version, field, level, channel,
        regime, receiving_unit, unit, officer, step, phase, is_open, opened_at, received_at, original_due_at,
        statutory_due_at, current_due_at, next_due_at, is_provisional, supplement_requests, is_reappointed, last_at)
      select 'open-' || i, 3, i, 'P' || i % 200, 1, 'F' || i % 20, 'province', 'direct', 'nd118-2025',
        'S' || i % 50, 'U' || i % ${UNITS}, 'O' || i % ${UNITS} || '-' || (i / ${UNITS}) % ${OFFICERS_PER_UNIT},
        'S' || i % 3, case i % 4 when 0 then 'AwaitingSupplement' else 'InHandling' end, true, opened, opened, due,
        due, due, due, false, 0, false, opened
      from generate_series(1, ${count}) as i,
        lateral (select timestamptz '2026-01-01' + i * interval '15 seconds' as opened) as filing,
        lateral (select opened + (i % 40) * interval '1 day' as due) as dated`,
  });
  await query({ text: `analyze ${table}` });
};

const NOW = instantFromMs(Date.UTC(2026, 5, 1));

const questionOf = (round: number): readonly [DossierFilter, ListPage] => {
  const unit = `U${(round * 37) % UNITS}`;
  const page: ListPage = { order: 'next-due', limit: 50, now: NOW };
  const kinds: readonly DossierFilter[] = [
    { within: 'all', unit },
    { within: [unit] },
    { within: 'all', officer: `O${(round * 37) % UNITS}-${round % OFFICERS_PER_UNIT}` },
    { within: 'all', unit, phase: 'AwaitingSupplement' },
    { within: 'all', unit, isLate: true },
    { within: 'all', dueBefore: NOW },
  ];
  return [kinds[round % kinds.length]!, page];
};

/** Worklists of units, officers, phases and lateness, 50 dossiers each, with so many open dossiers. */
export const measureWorklists = async (
  database: Database<unknown>,
  { openDossiers, queries }: { readonly openDossiers: number; readonly queries: number },
): Promise<WorklistFigures> => {
  await fillOpen(database, openDossiers);
  const list = new DossierList(database);
  const samples: number[] = [];
  for (let round = 0; round < queries; round++) {
    const from = performance.now();
    await list.find(...questionOf(round));
    samples.push(performance.now() - from);
  }
  return { openDossiers, queries, ...percentilesOf(samples) };
};
