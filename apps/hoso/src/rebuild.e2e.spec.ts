import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHookServer, type HookCall } from '@hoso/alerts/testing';
import { HosoFolder, type HosoEnd } from '@hoso/testing';

const QUIET_MS = 3_000;

/** What a recipient reads of one alert; its names and the moment would be new if it were told again. */
const toldBy = ({ body }: HookCall): readonly string[] =>
  (JSON.parse(body) as { alerts: Record<string, unknown>[] }).alerts.map(
    ({ kind, subject, unit, audience, evidence, figures }) =>
      JSON.stringify({ kind, subject, unit, audience, evidence, figures }),
  );

const answerOf = ({ code, out, err }: HosoEnd): Record<string, unknown> => {
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
};

describe('a rebuild while commands come in', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  it('changes no row and tells nobody a second time', async () => {
    const hook = await startHookServer();
    const webHook = { url: hook.url, secret: 'sixteen characters at least' };
    const recipients = [{ name: 'centre', unit: 'all', webHook }];
    writeFileSync(join(folder.path, 'alert-recipients.json'), JSON.stringify({ recipients }), {
      mode: 0o600,
    });
    const heard = async (): Promise<readonly string[]> => {
      for (let before = -1; before < hook.calls.length; await pause(QUIET_MS)) before = hook.calls.length;
      return hook.calls.flatMap(toldBy);
    };
    const rebuild = async () => answerOf(await folder.do('rebuild', 'all', '--json'));

    const engine = await folder.start();
    const load = folder.begin('caseload', '--dossiers', '100', '--seed', '11', '--json');
    await rebuild();
    answerOf(await load.ended());
    // Past lives are judged once nothing has been keyed in for a minute.
    while (hook.calls.length === 0) await rebuild();
    const told = await heard();

    await rebuild();
    const toldInAll = await heard();
    expect(toldInAll.slice(0, told.length)).toEqual(told);
    // Reports that were due long ago may be told of meanwhile, for the first time.
    expect(new Set(toldInAll).size).toBe(toldInAll.length);
    await engine.process.end('SIGTERM');
    expect(answerOf(await folder.do('drift', '--all', '--json'))).toMatchObject({ different: 0 });
    await hook.stop();
  }, 300_000);
});
