import { setTimeout as pause } from 'node:timers/promises';
import { HosoFolder, type HosoEnd, type ReadyEngine } from '@hoso/testing';

const answerOf = ({ code, out, err }: HosoEnd): Record<string, unknown> => {
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
};

interface Told {
  readonly isCaughtUp: boolean;
  readonly records?: Readonly<Record<string, number>>;
}

describe('the topics of a data folder', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  const toldBy = async ({ address }: ReadyEngine): Promise<Told> => {
    const ready = await fetch(`${address}/health/ready`);
    return ((await ready.json()) as { readonly facts: { readonly 'kafka relay': Told } }).facts[
      'kafka relay'
    ];
  };

  const allToldBy = async (
    engine: ReadyEngine,
    isEnough: (dossierRecords: number) => boolean,
  ): Promise<void> => {
    for (;;) {
      const { isCaughtUp, records } = await toldBy(engine);
      if (isCaughtUp && isEnough(records!['hoso.dossiers.v1']!)) return;
      await pause(100);
    }
  };

  const verify = async () => answerOf(await folder.do('topics', 'verify', '--json'));

  it('tell what commands over HTTP led to, also when the engine is killed meanwhile', async () => {
    const first = await folder.start();
    answerOf(await folder.do('caseload', '--dossiers', '10', '--seed', '3', '--json'));
    await first.process.end('SIGKILL');
    const second = await folder.start();
    await allToldBy(second, (records) => records >= 50);
    expect(await verify()).toMatchObject({ lost: 0, doubled: 0, different: 0 });
    answerOf(await folder.do('topics', 'republish', '--json'));
    await allToldBy(second, (records) => records < 50); // counted from the new beginning
    answerOf(await folder.do('caseload', '--dossiers', '2', '--seed', '4', '--json'));
    await allToldBy(second, (records) => records >= 8);
    expect(await verify()).toMatchObject({ lost: 0, doubled: 0, different: 0 });
    await second.process.end('SIGTERM');
  }, 120_000);
});
