import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  dossierDecider,
  Ii06aForm,
  reportFactsAfter,
  workingMs,
  type DossierEvent,
  type OpenedDossier,
  type ReportFacts,
} from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { addDays, addMonths, instantOf, plainDateOf, VIETNAM, type PlainDate } from '@hoso/kernel';
import { importLog, readMapping, type Mapping } from '../index';
import { openImportGround } from '../testing/import-ground';

const ROOT = resolve(__dirname, '../../../..');
const LOG = join(ROOT, '../shared/data/receipt_wabo_coselog.csv.gz');
const NOW = instantOf('2026-01-01T00:00:00Z');

interface Told {
  readonly dossier: OpenedDossier;
  readonly facts: ReportFacts;
}

const told = (history: readonly DossierEvent[], { procedure, calendar }: Mapping): Told => {
  let dossier = dossierDecider.initial;
  let facts: ReportFacts | undefined;
  history.forEach((event, revision) => {
    dossier = dossierDecider.evolve(dossier, event);
    const after = dossier as OpenedDossier;
    facts = reportFactsAfter(facts, { event, revision, after, procedure, calendar });
  });
  return { dossier: dossier as OpenedDossier, facts: facts! };
};

const formOf = (all: readonly Told[], from: PlainDate, to: PlainDate) => {
  const form = new Ii06aForm({ from, to, zone: VIETNAM });
  for (const { facts } of all) form.add(facts);
  return form.table();
};

describe('the receipt log in reports', () => {
  const run = existsSync(LOG) ? it : it.skip;
  if (!existsSync(LOG)) console.warn(`SKIPPED: the real log is not at ${LOG}`);

  run('yields form II.06a of three years and of each month, and loses no minute', async () => {
    const ground = await openImportGround(new MemoryEventStore());
    const mapping = await readMapping(join(ROOT, 'infra/import/wabo-receipt.mapping.json'));
    const principal = { id: 'history', role: 'import', units: 'all' } as const;
    await importLog({ file: LOG, mapping, principal, ...ground });
    const histories = [...(await ground.written()).values()] as unknown as DossierEvent[][];
    const all = histories.map((history) => told(history, mapping));

    const years = formOf(all, plainDateOf('2010-01-01'), plainDateOf('2012-12-31'));
    expect(years.total).toEqual({
      ...{ c3: 1_434, c4: 1_271, c5: 163, c6: 0 },
      ...{ c7: 1_329, c8: 951, c9: 1, c10: 377 },
      ...{ c11: 105, c12: 2, c13: 103 },
    });
    expect(years.identities.filter(({ holds }) => !holds)).toEqual([]);

    let carried = 0;
    for (let month = plainDateOf('2010-01-01'); month <= '2012-12-01'; month = addMonths(month, 1)) {
      const { total, identities } = formOf(all, month, addDays(addMonths(month, 1), -1));
      expect([month, identities.filter(({ holds }) => !holds), total.c6]).toEqual([month, [], carried]);
      carried = total.c11;
    }
    expect(carried).toBe(105);

    for (const { dossier, facts } of all) {
      const { closed, open } = dossier.ledger;
      const spans = [...closed, ...(open ? [{ ...open, to: NOW }] : [])];
      const parts = spans.map(({ from, to }) => workingMs(mapping.calendar, from, to));
      const end = facts.settlement?.at ?? NOW;
      const elapsed = workingMs(mapping.calendar, facts.receivedAt!, end);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(elapsed);
    }
  });
});
