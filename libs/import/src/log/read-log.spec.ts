import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { groupByCase, readLog, type LogRow } from '../index';

const CSV = `case:concept:name,concept:name,org:resource
c1,"Nhận hồ sơ, kiểm tra",An
c1,"Nói ""không""",
c2,"hai
dòng",Bình
`;

const XES = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a log -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="the log"/>
  <trace>
    <string key="concept:name" value="c1"/>
    <event>
      <string key="concept:name" value="Nhận hồ sơ &amp; kiểm tra"/>
      <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
      <boolean key="ok" value="true"/>
      <string key="org:resource" value="An"><string key="office" value="một cửa"><int key="floor" value="2"/></string></string>
      <list key="papers"><values><string key="paper" value="form"/><string key="paper" value="plan"/></values></list>
    </event>
    <event><string key="concept:name" value="Trả kết quả"/></event>
    <string key="channel" value="Post"/>
  </trace>
  <trace><string key="concept:name" value="c2"/></trace>
</log>`;

describe('a log', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'hoso-log-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const fileWith = async (content: string | Buffer): Promise<string> => {
    const file = join(folder, 'log.dat');
    await writeFile(file, content);
    return file;
  };
  const rowsOf = async (content: string | Buffer): Promise<LogRow[]> => {
    const rows: LogRow[] = [];
    for await (const row of readLog(await fileWith(content))) rows.push(row);
    return rows;
  };

  describe('in CSV', () => {
    const ROWS = [
      {
        ordinal: 1,
        line: 2,
        attributes: {
          'case:concept:name': 'c1',
          'concept:name': 'Nhận hồ sơ, kiểm tra',
          'org:resource': 'An',
        },
      },
      {
        ordinal: 2,
        line: 3,
        attributes: { 'case:concept:name': 'c1', 'concept:name': 'Nói "không"', 'org:resource': '' },
      },
      {
        ordinal: 3,
        line: 5,
        attributes: { 'case:concept:name': 'c2', 'concept:name': 'hai\ndòng', 'org:resource': 'Bình' },
      },
    ];
    it.each([
      ['plain', CSV],
      ['with a byte order mark', `\uFEFF${CSV}`],
      ['with the line ends of Windows', CSV.replaceAll('\n', '\r\n').replace('hai\r\n', 'hai\n')],
      ['gzipped', gzipSync(CSV)],
      ['gzipped in two members', Buffer.concat([gzipSync(CSV.slice(0, 70)), gzipSync(CSV.slice(70))])],
    ])('%s', async (_, content) => expect(await rowsOf(content)).toEqual(ROWS));

    it('of more than one chunk keeps every character', async () => {
      const activity = 'ỡ'.repeat(1_001);
      const lines = Array.from({ length: 100 }, (_, index) => `c${index},${activity}`);
      const rows = await rowsOf(`case,activity\n${lines.join('\n')}`);
      expect(rows).toHaveLength(100);
      expect(new Set(rows.map(({ attributes }) => attributes.activity))).toEqual(new Set([activity]));
    });

    it.each([
      ['a row with too few fields', 'a,b\n1,2\n3\n', 3],
      ['a quote that is never closed', 'a,b\n1,2\n"3,4\n', undefined],
      ['a quote in the middle of a field', 'a,b\n1,2"3"\n', 2],
      ['two columns of one name', 'a,a\n1,2\n', 1],
      ['a column without a name', 'a,,c\n1,2,3\n', 1],
      ['bytes that are no text', Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.from([0xe9, 0x0a])]), 3],
      ['nothing', '', 1],
      ['half of a gzip', gzipSync(CSV.repeat(20)).subarray(0, 60), undefined],
    ])('with %s is refused, file and line named', async (_, content, line) => {
      const file = join(folder, 'log.dat');
      const where = line === undefined ? {} : { line };
      await expect(rowsOf(content)).rejects.toMatchObject({ code: 'log-malformed', file, ...where });
    });

    it('that is not there is named', () =>
      expect(readLog(join(folder, 'none.csv')).next()).rejects.toMatchObject({
        code: 'log-unreadable',
        message: expect.stringContaining('none.csv: there is no such file') as string,
      }));
  });

  describe('in XES', () => {
    const attributes = {
      'case:concept:name': 'c1',
      'case:channel': 'Post',
      'concept:name': 'Nhận hồ sơ & kiểm tra',
      'time:timestamp': '2011-10-11T13:45:40.276+02:00',
      ok: 'true',
      'org:resource': 'An',
      'org:resource/office': 'một cửa',
      'org:resource/office/floor': '2',
      'papers/paper': 'form',
      'papers/paper#2': 'plan',
    };
    const second = { 'case:concept:name': 'c1', 'case:channel': 'Post', 'concept:name': 'Trả kết quả' };
    it.each([
      ['plain', XES],
      ['gzipped', gzipSync(XES)],
    ])('%s', async (_, content) =>
      expect(await rowsOf(content)).toEqual([
        { ordinal: 1, line: 10, attributes },
        { ordinal: 2, line: 17, attributes: second },
        { ordinal: 3, line: 20, attributes: { 'case:concept:name': 'c2' } },
      ]),
    );

    it('is read in the encoding that it declares', async () => {
      const text =
        '<?xml version="1.0" encoding="ISO-8859-1"?><log><trace><event><string key="a" value="é"/></event></trace></log>';
      expect((await rowsOf(Buffer.from(text, 'latin1')))[0]?.attributes).toEqual({ a: 'é' });
    });

    it.each([
      ['another root', '<html>\n</html>', 1, /root element is <html>/],
      ['an end that is missing', '<log>\n<trace>\n\n', 2, /end tag is missing/],
      ['ends that cross', '<log>\n<trace>\n<event></trace></event></log>', 3, /unexpected close tag/],
      [
        'a bare ampersand',
        '<log><trace>\n<string key="a" value="b & c"/></trace>\n</log>',
        1,
        /not written "&amp;"/,
      ],
      [
        'an entity of its own',
        '<!DOCTYPE log [<!ENTITY x "y">]>\n<log><trace><string key="a" value="&x;"/></trace></log>',
        2,
        /entity/,
      ],
      [
        'an attribute twice',
        '<log><trace>\n<string key="a" value="1"/><int key="a" value="2"/></trace></log>',
        2,
        /twice/,
      ],
      ['an attribute without key', '<log><trace>\n<string value="1"/></trace></log>', 2, /lacks its key/],
      ['an attribute without value', '<log><trace>\n<int key="a"/></trace></log>', 2, /lacks its value/],
      ['an event outside a trace', '<log>\n<event/></log>', 2, /outside every trace/],
      [
        'an unknown element',
        '<log><trace>\n<strnig key="a" value="1"/></trace></log>',
        2,
        /<strnig> has no place/,
      ],
      ['an unknown encoding', '<?xml version="1.0" encoding="KLINGON"?><log/>', 1, /KLINGON is not known/],
    ])('with %s is refused, file and line named', async (...[, content, line, message]) => {
      const error: unknown = await rowsOf(content).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'log-malformed', file: join(folder, 'log.dat'), line });
      expect(String(error)).toMatch(message);
    });
  });

  describe('gathered into cases', () => {
    const gather = async (content: string, maxRows?: number) => {
      const file = await fileWith(content);
      return groupByCase(readLog(file), { file, caseKey: 'case', ...(maxRows && { maxRows }) });
    };
    it('keeps the order of cases and of their rows', async () => {
      const cases = await gather('case,a\nz,1\ny,2\nz,3\n');
      expect(cases.map(({ id, rows }) => [id, ...rows.map(({ attributes }) => attributes.a)])).toEqual([
        ['z', '1', '3'],
        ['y', '2'],
      ]);
    });
    it('refuses a row without a case, and more rows than memory is meant for', async () => {
      await expect(gather('case,a\nz,1\n,2\n')).rejects.toMatchObject({ code: 'log-malformed', line: 3 });
      await expect(gather('case,a\nz,1\nz,2\n', 1)).rejects.toMatchObject({ code: 'log-too-large' });
    });
  });
});

describe('the receipt log of a Dutch municipality', () => {
  const file = resolve(__dirname, '../../../../../shared/data/receipt_wabo_coselog.csv.gz');
  const run = existsSync(file) ? it : it.skip;
  if (!existsSync(file)) console.warn(`SKIPPED: the real log is not at ${file}`);
  run('has 1,434 cases and 8,577 events', async () => {
    const cases = await groupByCase(readLog(file), { file, caseKey: 'case:concept:name' });
    expect(cases).toHaveLength(1_434);
    expect(cases.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(8_577);
  });
});
