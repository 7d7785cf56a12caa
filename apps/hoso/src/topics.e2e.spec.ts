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

interface Verified {
  readonly checked: number;
  readonly lost: number;
}

describe('the topics of a data folder', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  /** Records on the dossier topic that the tables of the relay count, once it is at the head of the log. */
  const counted = async ({ address }: ReadyEngine): Promise<number> => {
    for (;;) {
      const ready = await fetch(`${address}/health/ready`);
      const { facts } = (await ready.json()) as { readonly facts: { readonly 'kafka relay': Told } };
      const { isCaughtUp, records } = facts['kafka relay'];
      if (isCaughtUp) return records!['hoso.dossiers.v1']!;
      await pause(100);
    }
  };

  const verified = async (): Promise<Verified> =>
    JSON.parse((await folder.do('topics', 'verify', '--json')).out) as Verified;

  /** What the topics hold when nothing is missing any more, whichever engine put it there. */
  const allTold = async (): Promise<Verified> => {
    for (;;) {
      const found = await verified();
      if (found.lost === 0) return found;
      await pause(100);
    }
  };

  const send = async (dossiers: number, seed: number): Promise<unknown> =>
    answerOf(await folder.do('caseload', '--dossiers', `${dossiers}`, '--seed', `${seed}`, '--json'));

  it('tell what commands over HTTP led to, also when the engine is killed meanwhile', async () => {
    const same = { lost: 0, doubled: 0, different: 0 };
    const first = await folder.start();
    await send(10, 3);
    await first.process.end('SIGKILL');
    const second = await folder.start();
    await send(2, 4);
    const before = await allTold();
    expect(before).toMatchObject(same);
    expect(before.checked).toBeGreaterThan(50);
    const told = await counted(second);
    answerOf(await folder.do('topics', 'republish', '--json'));
    while ((await counted(second)) >= told) await pause(100); // what it finds in the topics it does not count
    await send(2, 5);
    const after = await allTold();
    expect(after).toMatchObject(same);
    expect(after.checked).toBeGreaterThan(before.checked);
    await second.process.end('SIGTERM');
  }, 240_000);
});
