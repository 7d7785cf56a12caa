import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Applicant } from '@hoso/domain';
import { readLog, type LogRow } from '@hoso/import';
import { applicant } from '@hoso/testing';
import { histories, SAMPLE_HISTORIES } from '../testing';
import type { DossierHistory } from './dossier-history';
import { writeProcessLog, type ProcessLogFormat } from './write-process-log';

const written = async (
  format: ProcessLogFormat,
  source: () => AsyncIterable<DossierHistory> = histories,
): Promise<string> => {
  let text = '';
  for await (const chunk of writeProcessLog(source, format).body) text += chunk.toString();
  return text;
};

const EVENTS = SAMPLE_HISTORIES.flatMap(({ events }) => events);
const { name, identityNumber, phone }: Applicant = applicant();

describe('the process log as XES', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hoso-xes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const readBack = async (text: string): Promise<readonly LogRow[]> => {
    const file = join(folder, 'log.xes');
    writeFileSync(file, text);
    const rows: LogRow[] = [];
    for await (const row of readLog(file)) rows.push(row);
    return rows;
  };

  it('is read back event by event as it was written', async () => {
    const rows = await readBack(await written('xes'));
    const expected = SAMPLE_HISTORIES.flatMap(({ code, events }) =>
      events.map(({ id, event }) => [code, id, event.type, event.at]),
    );
    expect(
      rows.map(({ attributes }) => [
        attributes['case:concept:name'],
        attributes['identity:id'],
        attributes['hoso:event'],
        attributes['time:timestamp'],
      ]),
    ).toEqual(expected);
  });

  it('calls steps by their names, with start and completion', async () => {
    const rows = await readBack(await written('xes'));
    const steps = rows.filter(({ attributes }) =>
      /^Step(Started|Completed)$/.test(attributes['hoso:event']!),
    );
    expect(
      steps.map(({ attributes }) => [attributes['concept:name'], attributes['lifecycle:transition']]),
    ).toEqual([
      ['tham-dinh', 'start'],
      ['tham-dinh', 'complete'],
    ]);
  });

  it('carries over whatever text a code may be', async () => {
    const strange = `<&"'> Đơn\t\n\u0001 \u{1F4C4}`;
    const [first] = SAMPLE_HISTORIES;
    const source = async function* () {
      yield await Promise.resolve({ ...first!, code: strange });
    };
    const [row] = await readBack(await written('xes', source));
    expect(row!.attributes['case:concept:name']).toBe(strange.replace('\u0001', '\ufffd'));
  });

  it('is a log without traces where there is no dossier', async () => {
    const source = async function* (): AsyncGenerator<DossierHistory> {
      yield* await Promise.resolve([]);
    };
    expect(await readBack(await written('xes', source))).toEqual([]);
  });
});

interface Ocel {
  readonly eventTypes: readonly { readonly name: string }[];
  readonly objectTypes: readonly { readonly name: string }[];
  readonly events: readonly OcelItem[];
  readonly objects: readonly OcelItem[];
}
interface OcelItem {
  readonly id: string;
  readonly type: string;
  readonly time?: string;
  readonly attributes: readonly { readonly name: string; readonly value: unknown }[];
  readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
}

describe('the process log as OCEL 2.0', () => {
  let ocel: Ocel;
  beforeAll(async () => {
    ocel = JSON.parse(await written('ocel')) as Ocel;
  });

  it('holds every event once, and every dossier', () => {
    expect(ocel.events.map(({ id, type, time }) => [id, type, time])).toEqual(
      EVENTS.map(({ id, event }) => [id, event.type, event.at]),
    );
    const dossiers = ocel.objects.filter(({ type }) => type === 'dossier');
    expect(dossiers.map(({ id }) => id)).toEqual(SAMPLE_HISTORIES.map(({ code }) => `dossier:${code}`));
  });

  it('relates to objects that are there, each once, of declared types', () => {
    const ids = ocel.objects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const related = [...ocel.events, ...ocel.objects].flatMap(({ relationships }) => relationships);
    expect(related.filter(({ objectId }) => !known.has(objectId))).toEqual([]);
    const types = (items: readonly { readonly name: string }[]) => new Set(items.map((each) => each.name));
    expect(ocel.events.every(({ type }) => types(ocel.eventTypes).has(type))).toBe(true);
    expect(ocel.objects.every(({ type }) => types(ocel.objectTypes).has(type))).toBe(true);
  });

  it('tells units, officials and procedures apart, and what each has to do with an event', () => {
    const assigned = ocel.events.find(({ type }) => type === 'OfficerAssigned')!;
    expect(assigned.relationships).toEqual([
      { objectId: expect.stringMatching(/^dossier:/) as unknown, qualifier: 'dossier' },
      { objectId: 'unit:H23.15', qualifier: 'by' },
      { objectId: 'unit:H23.15', qualifier: 'unit' },
      { objectId: 'officer:an', qualifier: 'by' },
      { objectId: 'officer:binh', qualifier: 'officer' },
    ]);
    expect(ocel.objects.map(({ id }) => id)).toContain('procedure:1.004222');
  });
});

describe.each(['xes', 'ocel'] as const)('no citizen stands in %s', (format) => {
  it('neither by name or number, nor in what officials wrote', async () => {
    const text = await written(format);
    for (const secret of [name, identityNumber, phone, 'vneid-030190001234'])
      expect(text).not.toContain(secret);
    for (const free of ['Trả kết quả chậm', 'Không còn nhu cầu', 'Ghi nhầm hồ sơ', 'sealed'])
      expect(text).not.toContain(free);
  });
});
