import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Principal } from '@hoso/access';
import {
  MemoryEventStore,
  StoreUnavailable,
  type EventToAppend,
  type ExpectedRevision,
} from '@hoso/event-store';
import { importLog, readMapping, type ImportOptions, type ImportReport, type Mapping } from '../index';
import { openImportGround, type ImportGround } from '../testing/import-ground';

const SHIPPED = resolve(__dirname, '../../../..', 'infra/import/wabo-receipt.mapping.json');
const IMPORTER: Principal = { id: 'history', role: 'import', units: 'all' };

const HEADER =
  'case:concept:name,case:channel,case:startdate,case:enddate,case:deadline,concept:instance,concept:name,org:group,org:resource,time:timestamp';
const LATE = 'c1,Desk,2011-03-01 09:00:00+01:00,2011-03-10 12:00:00.001+01:00,2011-03-10 12:00:00+01:00';
const TURNED = 'c2,Post,2011-03-02 10:00:00+01:00,2011-03-02 08:54:00+01:00,2011-04-01 12:00:00+02:00';
const OPEN = 'c3,Internet,2011-03-03 10:00:00+01:00,,2011-04-01 12:00:00+02:00';
const ROWS = [
  `${LATE},t2,Check,Group 2,An,2011-03-02 09:00:00+01:00`,
  `${TURNED},t4,Confirm,Group 1,Binh,2011-03-02 11:00:00+01:00`,
  `${LATE},t1,Register,Group 1,Binh,2011-03-01 08:59:00+01:00`,
  `${OPEN},t5,Register,EMPTY,An,2011-03-03 10:00:00+01:00`,
  `${LATE},t3,Archive,Group 1,,2011-03-11 09:00:00+01:00`,
];

const trace = ([id, channel, start, end, deadline]: string[], events: string[][]): string => `<trace>
  <string key="concept:name" value="${id}"/><string key="channel" value="${channel}"/>
  <date key="startdate" value="${start}"/><string key="enddate" value="${end}"/><date key="deadline" value="${deadline}"/>
  ${events
    .map(([instance, name, group, resource, at]) =>
      [
        `<event><string key="concept:instance" value="${instance}"/><string key="concept:name" value="${name}"/>`,
        `<string key="org:group" value="${group}"/><string key="org:resource" value="${resource}"/>`,
        `<date key="time:timestamp" value="${at}"/></event>`,
      ].join(''),
    )
    .join('')}</trace>`;

/** The rows of a case, told as a trace. */
const xesOf = (head: string): string =>
  trace(
    head.split(','),
    ROWS.filter((row) => row.startsWith(head)).map((row) => row.slice(head.length + 1).split(',')),
  );

const naming = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** Goes away once, at the append of the n-th dossier: what it was to be tied to is in the log by then. */
class FailingStore extends MemoryEventStore {
  constructor(private failAt: number) {
    super();
  }
  override append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]) {
    if (stream.startsWith('dossier-') && --this.failAt === 0) throw new StoreUnavailable('gone');
    return super.append(stream, expected, events);
  }
}

describe('an import', () => {
  let [folder, mapping, ground] = ['', {} as Mapping, {} as ImportGround];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-import-'));
    mapping = await readMapping(SHIPPED);
    ground = await openImportGround(new MemoryEventStore());
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = async (content: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> => {
    const file = join(folder, 'log');
    await writeFile(file, content);
    return importLog({ file, mapping, principal: IMPORTER, ...ground, ...options });
  };
  const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');
  const told = async () =>
    [...(await ground.written()).values()]
      .map((events) => events.map(({ type, data, at }) => [type, data.step ?? data.number, at]))
      .sort();

  it('tells each case in the order of its times, from its reception on', async () => {
    const report = await run(csv(...ROWS));
    expect(report).toMatchObject({
      cases: 3,
      dossiers: 3,
      commands: 10,
      refused: 0,
      late: 1,
      refusedRows: [],
    });
    expect(await told()).toEqual([
      [
        ['DossierReceived', undefined, '2011-03-01T08:00:00.000Z'],
        ['StepCompleted', 'Register', '2011-03-01T08:00:00.000Z'],
        ['StepCompleted', 'Check', '2011-03-02T08:00:00.000Z'],
        ['ResultIssued', 'c1', '2011-03-10T11:00:00.001Z'],
        ['StepCompleted', 'Archive', '2011-03-11T08:00:00.000Z'],
      ],
      [
        ['DossierReceived', undefined, '2011-03-02T09:00:00.000Z'],
        ['ResultIssued', 'c2', '2011-03-02T09:00:00.000Z'],
        ['StepCompleted', 'Confirm', '2011-03-02T10:00:00.000Z'],
      ],
      [
        ['DossierReceived', undefined, '2011-03-03T09:00:00.000Z'],
        ['StepCompleted', 'Register', '2011-03-03T09:00:00.000Z'],
      ],
    ]);
  });

  it('says which times it moved to the reception', async () => {
    const { adjusted } = await run(csv(...ROWS));
    expect(adjusted).toEqual([
      {
        case: 'c2',
        line: 3,
        kind: 'end-before-start',
        given: '2011-03-02T07:54:00.000Z',
        counted: '2011-03-02T09:00:00.000Z',
      },
      {
        case: 'c1',
        line: 4,
        kind: 'event-before-start',
        given: '2011-03-01T07:59:00.000Z',
        counted: '2011-03-01T08:00:00.000Z',
      },
    ]);
  });

  it('takes channel, appointment, rules, unit and officer from the log and its mapping', async () => {
    await run(csv(...ROWS));
    const events = [...(await ground.written()).values()].flat();
    const found = (type: string, member: string, value: string) =>
      events.find((event) => event.type === type && event.data[member] === value)?.data;
    expect(found('DossierReceived', 'dueAt', '2011-04-01T10:00:00.000Z')).toMatchObject({
      opening: { code: 'W10-110302-0001', channel: 'postal', receivingUnit: 'W10' },
      rules: { regime: 'imported', procedure: { code: 'WABO-RECEIPT' }, calendar: { region: 'nl-wabo' } },
      components: [],
    });
    expect(found('StepCompleted', 'reference', 't2')).toMatchObject({ unit: 'W10.02', officer: 'An' });
    expect(found('StepCompleted', 'reference', 't3')).not.toHaveProperty('officer');
    expect(found('StepCompleted', 'reference', 't5')).not.toHaveProperty('unit');
  });

  it('makes officers of the resources, in the units of their groups', async () => {
    const store = new MemoryEventStore();
    ground = await openImportGround(store);
    await run(csv(...ROWS));
    const appointed: unknown[] = [];
    for await (const { stream, data } of store.scan({ typePrefixes: ['OfficerAppointed'] }))
      appointed.push([stream, (data as { officer: { id: string } }).officer.id]);
    expect(appointed).toEqual([
      ['unit-W10.01', 'Binh'],
      ['unit-W10.02', 'An'],
    ]);
  });

  it('writes nothing the second time, nor from the same log as XES', async () => {
    await run(csv(...ROWS));
    const streams = await ground.streams();
    const before = await ground.written();
    const nothing = { cases: 3, dossiers: 0, commands: 0, refused: 0, late: 1 };
    expect(await run(csv(...ROWS))).toMatchObject(nothing);
    const xes = `<log>${[LATE, TURNED, OPEN].map(xesOf).join('')}</log>`;
    expect(await run(xes)).toMatchObject(nothing);
    expect(await ground.streams()).toEqual(streams);
    expect(await ground.written()).toEqual(before);
  });

  it('opens a dossier for a trace without events', async () => {
    expect(await run(`<log>${trace(OPEN.split(','), [])}${xesOf(LATE)}</log>`)).toMatchObject({
      cases: 2,
      dossiers: 2,
      commands: 6,
    });
  });

  it('names the case at which a lost store stopped it, and goes on there when it runs again', async () => {
    await run(csv(...ROWS));
    const quiet = await told();
    ground = await openImportGround(new FailingStore(2));
    const stopped = run(csv(...ROWS), { concurrency: 1 });
    await expect(stopped).rejects.toMatchObject({
      code: 'import-stopped',
      message: naming(/log stopped at the case c2: The event store cannot be reached \(gone\)/),
    });
    expect(await ground.written()).toHaveProperty('size', 1);
    expect(await run(csv(...ROWS))).toMatchObject({ cases: 3, dossiers: 2, commands: 5, late: 1 });
    expect(await told()).toEqual(quiet);
    const numbers = (await ground.streams()).filter((stream) => stream.startsWith('register-'));
    expect(numbers).toHaveLength(3);
    expect((await ground.streams()).filter((stream) => /^dossier-.*-0001$/.test(stream))).toHaveLength(3);
  });

  it('begins nothing more once a case has failed, and ends what is under way', async () => {
    const progress: unknown[] = [];
    ground = await openImportGround(new FailingStore(1));
    const stopped = run(csv(...ROWS), { concurrency: 2, onProgress: (each) => progress.push(each) });
    await expect(stopped).rejects.toMatchObject({ code: 'import-stopped' });
    expect(progress).toEqual([{ cases: 1, of: 3 }]);
    expect(await ground.written()).toHaveProperty('size', 1);
  });

  it('adds the rows by which a log has grown, and reports those that come too late to be told', async () => {
    await run(csv(...ROWS));
    const missed = `${LATE},t7,Forgotten,Group 1,Binh,2011-03-05 09:00:00+01:00`;
    const next = `${OPEN},t8,Check,Group 2,An,2011-03-05 09:00:00+01:00`;
    const report = await run(csv(...ROWS, missed, next));
    expect(report).toMatchObject({ cases: 3, dossiers: 0, commands: 1, refused: 1, late: 1 });
    expect(report.refusedRows).toEqual([
      {
        case: 'c1',
        line: 7,
        command: 'CompleteStep',
        code: 'before-last-event',
        facts: { at: '2011-03-05T08:00:00.000Z', lastAt: '2011-03-11T08:00:00.000Z' },
        source: naming(/./),
      },
    ]);
  });

  it('reports every row of a case that the rules do not let in, and imports the others', async () => {
    const early = LATE.replace('c1', 'c0').replace('2011-03-01', '2009-03-01');
    const report = await run(csv(`${early},t1,Check,Group 1,An,2009-03-02 09:00:00+01:00`, ...ROWS));
    expect(report).toMatchObject({ cases: 4, dossiers: 3, refused: 3, late: 1 });
    expect(report.refusedRows.map(({ line, command, code }) => [line, command, code])).toEqual([
      [2, 'Receive', 'procedure-unknown'],
      [2, 'CompleteStep', 'procedure-unknown'],
      [2, 'IssueResult', 'procedure-unknown'],
    ]);
  });

  it('writes nothing of a log that does not fit its mapping, and names every reason with its line', async () => {
    const faulty = csv(
      'c1,Pigeon,2011-03-01 09:00:00+01:00,soon,,t1,Check,Group 9,An,2011-03-02 09:00:00+01:00',
      `${OPEN},t2,,Group 1,An,yesterday`,
      `${OPEN},,Check,Group 1,An,`,
      `${TURNED},t4,Check,Group 1,An,2011-03-02 09:00:00+01:00`,
      `${TURNED},t4,Check,Group 1,An,2011-03-02 09:00:00+01:00`,
    );
    await expect(run(faulty)).rejects.toMatchObject({
      code: 'log-not-mappable',
      message: [
        `The log ${join(folder, 'log')} does not fit the mapping:`,
        '  - line 2: no unit of the mapping stands for the group Group 9',
        '  - line 2: the mapping knows no channel Pigeon',
        '  - line 2: case:enddate is no time: soon',
        '  - line 3: concept:name is empty',
        '  - line 3: time:timestamp is no time: yesterday',
        '  - line 4: concept:instance is empty',
        '  - line 4: time:timestamp is empty',
        '  - line 6: the event t4 stands twice in its case',
      ].join('\n'),
    });
    await expect(run('case:concept:name,concept:name\nc1,Check')).rejects.toThrow(
      /no row has the column case:startdate/,
    );
    expect(await ground.streams()).toEqual([]);
  });

  it('writes no case when the mapping is refused or another mapping of its name is in force', async () => {
    const [unit] = mapping.units;
    const bad = { ...mapping, units: [{ ...unit!, id: 'nowhere' }, ...mapping.units] };
    await expect(run(csv(...ROWS), { mapping: bad })).rejects.toMatchObject({
      code: 'reference-refused',
      message: naming(/^unit nowhere: EstablishUnit was refused: unit-code-format/),
    });
    const other = { ...mapping, procedure: { ...mapping.procedure, field: 'Parking' } };
    await run(csv(TURNED + ',t4,Confirm,Group 1,Binh,2011-03-02 11:00:00+01:00'));
    await expect(run(csv(...ROWS), { mapping: other })).rejects.toMatchObject({
      code: 'import-stopped',
      message: naming(/^procedure WABO-RECEIPT: AdoptProcedureVersion failed: .*conflict/),
    });
    expect(await ground.written()).toHaveProperty('size', 1);
  });

  it('is for the role import only', async () => {
    const principal: Principal = { ...IMPORTER, role: 'service' };
    await expect(run(csv(...ROWS), { principal })).rejects.toMatchObject({ code: 'import-only' });
    expect(await ground.streams()).toEqual([]);
  });
});
