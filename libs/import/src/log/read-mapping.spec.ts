import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { procedureDecider, unitDecider } from '@hoso/domain';
import { instantOf, isRefusal } from '@hoso/kernel';
import {
  absentColumns,
  cellOf,
  groupByCase,
  readLog,
  readMapping,
  timeOf,
  type MappingError,
} from '../index';

const ROOT = resolve(__dirname, '../../../..');
const SHIPPED = join(ROOT, 'infra/import/wabo-receipt.mapping.json');

type Draft = Record<string, unknown> & Record<'columns' | 'procedure' | 'calendar', Record<string, unknown>>;

describe('a mapping', () => {
  let folder: string;
  const file = () => join(folder, 'a.mapping.json');
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-mapping-'))));
  afterEach(() => rm(folder, { recursive: true }));

  /** The faults of the shipped mapping after a change. */
  const faultsAfter = async (change: (draft: Draft) => void): Promise<readonly string[]> => {
    const draft = JSON.parse(await readFile(SHIPPED, 'utf8')) as Draft;
    change(draft);
    await writeFile(file(), JSON.stringify(draft));
    const error: unknown = await readMapping(file()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'mapping-invalid', file: file() });
    return (error as MappingError).faults;
  };

  it('for the receipt log is shipped, and is what its file says', async () =>
    expect(await readMapping(SHIPPED)).toEqual(JSON.parse(await readFile(SHIPPED, 'utf8'))));

  it('for the receipt log makes a procedure and units that the law accepts', async () => {
    const { procedure, units } = await readMapping(SHIPPED);
    const facts = { at: instantOf('2010-01-01T00:00:00Z'), actor: { id: 'import', role: 'import' } as const };
    const outcomes = [
      procedureDecider.decide(
        { type: 'AdoptProcedureVersion', data: procedure },
        procedureDecider.initial,
        facts,
      ),
      ...units.map((unit) =>
        unitDecider.decide({ type: 'EstablishUnit', data: unit }, unitDecider.initial, facts),
      ),
    ];
    expect(outcomes.filter((outcome) => isRefusal<object, string>(outcome))).toEqual([]);
  });

  it('names all faults of its fields at once, each with its place', async () => {
    const faults = await faultsAfter((draft) => {
      delete draft.columns.caseId;
      draft.columns.chanel = 'case:channel';
      draft.channels = { Post: 'pigeon' };
      draft.procedure.validFrom = '2010-02-30';
      draft.procedure.limits = { online: { amount: -1, unit: 'weeks' } };
      draft.units = [{ id: '', name: 'A', level: 'commune', validFrom: '2010-01-01', groups: 'all' }];
      draft.calendar.zone = 'Europe/Atlantis';
      draft.calendar.weekdays = [0];
      draft.calendar.seasons = [{ from: '01-01', to: '31-12', sessions: [{ from: '12:00', to: '08:00' }] }];
    });
    expect(faults).toEqual([
      'columns.chanel: unknown field',
      'columns.caseId: missing; a text is expected',
      'channels.Post: one of direct, online, postal is expected',
      'procedure.validFrom: a day YYYY-MM-DD is expected',
      'procedure.limits.online.amount: a number from 0 is expected',
      'procedure.limits.online.unit: one of working-hours, working-days, calendar-days, months is expected',
      'units[0].id: a text is expected',
      'units[0].groups: a list is expected',
      'calendar.zone: an IANA time zone such as Europe/Amsterdam is expected',
      'calendar.weekdays[0]: a weekday from 1 (Monday) to 7 is expected',
      'calendar.seasons[0].to: a day of the year MM-DD is expected',
      'calendar.seasons[0].sessions[0]: it ends before it begins',
    ]);
  });

  it('names all contradictions between its fields', async () => {
    const faults = await faultsAfter((draft) => {
      delete draft.columns.channel;
      draft.procedure.limits = { online: { amount: 56, unit: 'calendar-days' } };
      draft.receivingUnit = 'C';
      draft.units = ['A', 'A'].map((id) => ({
        id,
        name: id,
        level: 'commune',
        validFrom: '2010-01-01',
        groups: ['Group 1'],
      }));
    });
    expect(faults).toEqual([
      'defaultChannel: needed where columns.channel is left out',
      'procedure.limits.direct: missing, though the mapping uses that channel',
      'procedure.limits.postal: missing, though the mapping uses that channel',
      'receivingUnit: C is none of the units',
      'units: A stands twice',
      'units: the group Group 1 belongs to more than one unit',
    ]);
  });

  it.each([
    ['[]', /an object is expected/],
    ['{"name":', /not JSON/],
  ])('is not read from %s', async (content, message) => {
    await writeFile(file(), content);
    await expect(readMapping(file())).rejects.toThrow(message);
  });

  it('that is not there is named', () =>
    expect(readMapping(file())).rejects.toThrow(
      /a\.mapping\.json cannot be used:\n {2}- it cannot be read \(ENOENT\)/,
    ));
});

describe('a cell of a log', () => {
  const row = { ordinal: 1, line: 2, attributes: { group: 'EMPTY', name: ' An ', none: '' } };
  it.each([
    ['name', 'An'],
    ['group', undefined],
    ['none', undefined],
    ['absent', undefined],
    [undefined, undefined],
  ])('%s says %s', (column, says) => expect(cellOf(row, column, { emptyValues: ['EMPTY'] })).toBe(says));

  it.each([
    ['2011-10-11 13:42:22.688000+02:00', '2011-10-11T11:42:22.688Z'],
    ['2011-12-06 13:41:31+01:00', '2011-12-06T12:41:31.000Z'],
    ['2011-10-11T13:42:22.688+0200', '2011-10-11T11:42:22.688Z'],
    ['2011-10-11T11:42:22Z', '2011-10-11T11:42:22.000Z'],
    ['2011-07-01 08:00', '2011-07-01T06:00:00.000Z'],
    ['2011-02-30 08:00', undefined],
    ['1318333342', undefined],
  ])('%s is the time %s', (cell, at) => expect(timeOf(cell, 'Europe/Amsterdam')).toBe(at));

  it('of a column that no row has gives the column away', () =>
    expect(
      absentColumns({ columns: { caseId: 'name', activity: 'activty', timestamp: 'none' } }, [row]),
    ).toEqual(['activty']));
});

describe('the shipped mapping on the receipt log', () => {
  const log = join(ROOT, '../shared/data/receipt_wabo_coselog.csv.gz');
  const run = existsSync(log) ? it : it.skip;
  if (!existsSync(log)) console.warn(`SKIPPED: the real log is not at ${log}`);
  run('understands every channel, group and time, and finds 377 cases late', async () => {
    const mapping = await readMapping(SHIPPED);
    const { columns, channels, units, calendar } = mapping;
    const cases = await groupByCase(readLog(log), { file: log, caseKey: columns.caseId });
    const rows = cases.flatMap((each) => each.rows);
    const groups = new Set(units.flatMap((unit) => unit.groups));
    const unknown = rows.filter((row) => {
      const group = cellOf(row, columns.group, mapping);
      const at = timeOf(cellOf(row, columns.timestamp, mapping) ?? '', calendar.zone);
      return !at || !channels[cellOf(row, columns.channel, mapping) ?? ''] || (group && !groups.has(group));
    });
    const ended = cases.flatMap(({ rows: [row] }) => {
      const [end, deadline] = [columns.end, columns.deadline].map((column) => cellOf(row!, column, mapping));
      return end && deadline
        ? [{ end: timeOf(end, calendar.zone)!, deadline: timeOf(deadline, calendar.zone)! }]
        : [];
    });
    expect(absentColumns(mapping, rows)).toEqual([]);
    expect(unknown).toEqual([]);
    expect(ended).toHaveLength(1_329);
    expect(ended.filter(({ end, deadline }) => end > deadline)).toHaveLength(377);
  });
});
