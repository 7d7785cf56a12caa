import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../connect';
import { Scratch } from '../testing/scratch';
import { installedBinaries } from './binaries';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres';

let scratch: Scratch;
let notices: string[];
let options: EmbeddedPostgresOptions;

beforeEach(() => {
  scratch = new Scratch();
  notices = [];
  options = {
    folder: scratch.folder('data', 0o755),
    places: [scratch.folder('places', 0o755)],
    onNotice: (text) => notices.push(text),
  };
});
afterEach(() => scratch.clear());

const start = (changed: Partial<EmbeddedPostgresOptions> = {}) =>
  scratch.keep(startEmbeddedPostgres({ ...options, ...changed }));

const query = async (url: string, text: string): Promise<readonly object[]> => {
  const database = connect({ url, max: 1 });
  try {
    return await database.query<object>({ text });
  } finally {
    await database.close();
  }
};

const pidOf = (home: string): number =>
  Number(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

const startOwner = async (): Promise<{ readonly process: ChildProcess; readonly said: string }> => {
  const argument = JSON.stringify({ folder: options.folder, places: options.places });
  const owner = spawn(process.execPath, [join(__dirname, '../testing/owner.cjs'), argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(owner.stdout, 'data')) as [Buffer];
  return { process: owner, said: chunk.toString().trim() };
};

const killAndWait = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

describe('the embedded PostgreSQL', () => {
  it('keeps what was written over a stop, durably and for its owner alone', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as n');
    expect(await query(first.url, 'select current_setting($$fsync$$) as fsync')).toEqual([{ fsync: 'on' }]);
    await first.stop();
    expect(existsSync(join(options.folder, 'postgres/postmaster.pid'))).toBe(false);

    const second = await start();
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(new URL(second.url).hostname).toBe('127.0.0.1');
    expect(statSync(join(options.folder, 'postgres.json')).mode & 0o777).toBe(0o600);
    const stranger = second.url.replace(/:[^:@/]+@/, ':guess@');
    await expect(query(stranger, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(readdirSync(options.folder).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('recovers when the server is killed, with its acknowledged rows', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as n');
    process.kill(pidOf(options.folder), 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(notices.join('\n')).toMatch('connection to the embedded PostgreSQL was lost');
  });

  it('refuses a second owner, and takes the server over when the first was killed', async () => {
    const owner = await startOwner();
    const pid = pidOf(options.folder);
    await query(owner.said, 'create table kept as select 1 as n');
    await expect(start()).rejects.toMatchObject({ code: 'embedded-postgres-in-use' });
    await killAndWait(owner.process);

    const second = await start();
    expect(pidOf(options.folder)).toBe(pid);
    expect(notices.join('\n')).toMatch(`process ${pid}) still ran from an earlier start`);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await second.stop();
    expect(existsSync(join(options.folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('starts again when both were killed', async () => {
    const owner = await startOwner();
    await query(owner.said, 'create table kept as select 3 as n');
    process.kill(pidOf(options.folder), 'SIGKILL');
    await killAndWait(owner.process);
    const second = await start();
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 3 }]);
  });

  it('ends with its process', async () => {
    const owner = await startOwner();
    const pidFile = join(options.folder, 'postgres/postmaster.pid');
    const gone = once(owner.process, 'exit');
    owner.process.kill('SIGTERM');
    await gone;
    const until = performance.now() + 10_000;
    while (existsSync(pidFile) && performance.now() < until) await sleep(20);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('is waited for by a process that has nothing else to do', async () => {
    const owner = await startOwner();
    const told = once(owner.process.stdout!, 'data');
    owner.process.kill('SIGINT');
    expect(String((await told)[0])).toBe('stopped\n');
    expect(existsSync(join(options.folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('is not fooled by a pid file that names another process', async () => {
    await (await start()).stop();
    const forged = [process.pid, join(options.folder, 'postgres'), 0, 5432, '', '127.0.0.1', '', 'ready', ''];
    writeFileSync(join(options.folder, 'postgres/postmaster.pid'), forged.join('\n'));
    expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('says so when its data was taken away, rather than beginning anew', async () => {
    await (await start()).stop();
    rmSync(join(options.folder, 'postgres'), { recursive: true });
    await expect(start()).rejects.toMatchObject({ code: 'embedded-postgres-data-missing' });
  });
});

const root = process.getuid?.() === 0;
if (!root)
  process.stderr.write('SKIPPED: the embedded PostgreSQL under root, these tests do not run as root\n');

(root ? describe : describe.skip)('the embedded PostgreSQL under root', () => {
  it('runs as another user, in the data folder where that user can reach it', async () => {
    const { url } = await start();
    expect(statSync(join(options.folder, 'postgres')).uid).not.toBe(0);
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(notices.join('\n')).toMatch('does not run as root');
  });

  it('finds a place that its user can reach, says so, and finds it again', async () => {
    const folder = scratch.folder('closed', 0o700);
    const first = await start({ folder });
    await query(first.url, 'create table kept as select 9 as n');
    await first.stop();
    const [home] = readdirSync(options.places![0]!);
    expect(notices.join('\n')).toMatch(`its data is in ${options.places![0]}/${home}`);
    expect(readFileSync(join(options.places![0]!, home!, 'belongs-to.txt'), 'utf8')).toBe(`${folder}\n`);

    const second = await start({ folder });
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 9 }]);
    expect(readdirSync(options.places![0]!)).toEqual([home]);
  });

  it('runs a copy of the programs when the clone lies below a closed folder', async () => {
    const closed = scratch.folder('home', 0o700);
    const { native, version } = installedBinaries();
    cpSync(native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const binaries = { native: join(closed, 'native'), version };
    const folder = scratch.folder('home/data', 0o700);
    const first = await start({ folder, binaries });
    expect(await query(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(notices.join('\n')).toMatch('runs from a copy of its programs');
    await first.stop();
    expect(await query((await start({ folder, binaries })).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('says which folders to open when no place can be reached', async () => {
    const folder = scratch.folder('closed', 0o700);
    const places = [scratch.folder('closed/too', 0o700)];
    await expect(start({ folder, places })).rejects.toMatchObject({ code: 'embedded-postgres-unreachable' });
  });
});
