import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import fc from 'fast-check';
import { json, orNull, text } from '../definition/column';
import { PROCEDURES } from '../definition/procedure-streams';
import { defineProjection } from '../definition/projection';
import { bringToHead } from '../runner/bring-to-head';
import { GenerationTable, shapeOf } from './generation-table';
import { SCHEMA } from './migrations';

const columns = { word: text(), note: orNull(text()), content: json<object>() } as const;

const words = defineProjection(PROCEDURES, {
  name: 'words',
  version: 1,
  columns,
  on: { ProcedureVersionAdopted: 'ignore', ProcedurePublished: 'ignore', ProcedureVersionEnded: 'ignore' },
});

let postgres: PostgresFixture;
const store = new MemoryEventStore();

beforeAll(async () => {
  postgres = await startPostgresFixture();
  await bringToHead({ store, database: postgres.database, projections: [words], cachedStreams: 1 });
});
afterAll(async () => {
  await store.close();
  await postgres.dispose();
});

// PostgreSQL has no NUL in texts, and JSON no half characters; neither gets past the edge.
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((word) => !word.includes('\0'));
const awkward = fc.constantFrom(
  'NULL',
  'null',
  '',
  ' ',
  '{}',
  '"',
  '\\',
  '\\"',
  "'",
  ',',
  '{a,b}',
  'hồ sơ\n\t',
  '$1',
);
const word = fc.oneof(anyText, awkward);
const row = fc.record({
  word,
  note: fc.option(word),
  content: fc.dictionary(
    word.filter((name) => name !== '__proto__'),
    fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word)),
  ),
});

describe('a table', () => {
  const table = new GenerationTable(words, 1);

  it('gives back what was written, whatever characters it has', () =>
    fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const { query } = postgres.database;
        const place = { revision: 1, position: 2n ** 53n + 1n };
        const placed = rows.map((each, nr) => ({ key: `k${nr}`, nr: 0, place, row: each }));
        await table.upsert(query, placed);
        const read = await table.rowsOf(
          query,
          placed.map(({ key }) => key),
        );
        for (const { key, row: written } of placed)
          expect(table.comparableStored(read.get(key)![0]!)).toEqual(table.comparable(written, place));
      }),
      { numRuns: 40 },
    ));

  it('is another one with other columns, though nobody raised the version', async () => {
    const wider = defineProjection(PROCEDURES, {
      name: 'words',
      version: 1,
      columns: { ...columns, more: text() },
      on: {
        ProcedureVersionAdopted: 'ignore',
        ProcedurePublished: 'ignore',
        ProcedureVersionEnded: 'ignore',
      },
    });
    expect(shapeOf(wider)).not.toBe(shapeOf(words));
    await bringToHead({ store, database: postgres.database, projections: [wider], cachedStreams: 1 });
    await postgres.database.query({ text: `select more from ${SCHEMA}.words` });
  });
});
