import { setTimeout as pause } from 'node:timers/promises';
import type { PortalAnswer } from '@hoso/portal';
import { SystemClock } from '@hoso/platform';
import { isGateClosed, PortalGate } from './gate';

const exchange = { service: 'DongBoHoSoMC', request: '{}' };
const accepted: PortalAnswer = { kind: 'accepted', exchange };
const down: PortalAnswer = { kind: 'not-now', reason: 'unreachable', message: '', exchange };
const busy: PortalAnswer = {
  kind: 'not-now',
  reason: 'rate-limited',
  message: '',
  retryAfterMs: 60_000,
  exchange,
};

const gateWith = (changes: object = {}): PortalGate =>
  new PortalGate({ concurrency: 3, answerWithinMs: 1_000, ...changes }, new SystemClock());

/** Runs an exchange and says how it went, and whether anything of it was done. */
const tried = async (gate: PortalGate, answer: PortalAnswer): Promise<readonly [string, boolean]> => {
  let isDone = false;
  const run = (): Promise<PortalAnswer> => {
    isDone = true;
    return Promise.resolve(answer);
  };
  try {
    return [(await gate.run(run)).kind, isDone];
  } catch (error) {
    if (!isGateClosed(error)) throw error;
    return [error.reason, isDone];
  }
};

describe('the gate to the portal', () => {
  it('lets so many through at once, and keeps its slots filled', async () => {
    const gate = gateWith();
    const ends: (() => void)[] = [];
    const running = Array.from({ length: 5 }, () =>
      gate.run(() => new Promise<PortalAnswer>((end) => ends.push(() => end(accepted)))),
    );
    await pause(5);
    expect(ends).toHaveLength(3);
    ends[1]!();
    await pause(5);
    expect(ends).toHaveLength(4);
    while (ends.length > 0) {
      ends.shift()!();
      await pause(5);
    }
    await Promise.all(running);
  });

  it('begins nothing while the portal is down, and asks with one exchange whether it is back', async () => {
    const gate = gateWith({ breakAfter: 3, breakMs: 40 });
    for (let nr = 0; nr < 3; nr += 1) expect(await tried(gate, down)).toEqual(['not-now', true]);
    expect(await tried(gate, accepted)).toEqual(['portal-down', false]);
    expect([gate.state, gate.restsUntil()]).toEqual(['open', expect.any(String)]);
    await pause(60);
    expect(await tried(gate, down)).toEqual(['not-now', true]);
    expect(await tried(gate, accepted)).toEqual(['portal-down', false]);
    await pause(60);
    expect(await tried(gate, accepted)).toEqual(['accepted', true]);
    expect([gate.state, gate.restsUntil()]).toEqual(['closed', undefined]);
  });

  it('lets everybody wait for the one exchange that asks, and sends nobody away who would be back at once', async () => {
    const gate = gateWith({ breakAfter: 2, breakMs: 20 });
    for (let nr = 0; nr < 2; nr += 1) await tried(gate, down);
    await pause(40);
    let begun = 0;
    let answerTrial: (answer: PortalAnswer) => void = () => undefined;
    const asked = (): Promise<PortalAnswer> => {
      begun += 1;
      return new Promise((answer) => (answerTrial = answer));
    };
    const trial = gate.run(asked);
    const others = [tried(gate, accepted), tried(gate, accepted)];
    await pause(20);
    expect(begun).toBe(1);
    expect(await Promise.race([...others, Promise.resolve('waiting')])).toBe('waiting');
    answerTrial(accepted);
    expect((await trial).kind).toBe('accepted');
    expect(await Promise.all(others)).toEqual([
      ['accepted', true],
      ['accepted', true],
    ]);
  });

  it('sends everybody away with the next rest when that one exchange fails', async () => {
    const gate = gateWith({ breakAfter: 2, breakMs: 20 });
    for (let nr = 0; nr < 2; nr += 1) await tried(gate, down);
    await pause(40);
    const tries = await Promise.all([tried(gate, down), tried(gate, accepted), tried(gate, accepted)]);
    expect(tries).toEqual([
      ['not-now', true],
      ['portal-down', false],
      ['portal-down', false],
    ]);
    expect(gate.restsUntil()).toBeDefined();
  });

  it('does not take refusals and single failures for an outage', async () => {
    const gate = gateWith({ breakAfter: 2 });
    const refused: PortalAnswer = { kind: 'rejected', errorCode: '-1', message: '', exchange };
    for (const answer of [down, refused, down, accepted, refused, refused, refused])
      expect((await tried(gate, answer))[1]).toBe(true);
    expect(gate.state).toBe('closed');
  });

  it('does not take for an outage what befalls all that is under way at once', async () => {
    const gate = gateWith({ concurrency: 30 });
    const over: PortalAnswer = { kind: 'not-now', reason: 'session', message: '', exchange };
    await Promise.all(Array.from({ length: 30 }, () => tried(gate, over)));
    expect(gate.state).toBe('closed');
    for (let nr = 0; nr < 10; nr += 1) expect((await tried(gate, over))[1]).toBe(true);
    expect(gate.state).toBe('open');
  });

  it('leaves the portal alone, for everybody, as long as it asked for', async () => {
    const gate = gateWith();
    expect(await tried(gate, busy)).toEqual(['not-now', true]);
    expect(await tried(gate, accepted)).toEqual(['rate-limited', false]);
    expect(gate.state).toBe('closed');
  });

  it('begins no more exchanges a second than are allowed', async () => {
    const gate = gateWith({ callsPerSecond: 50 });
    const begun: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(() =>
        gate.run(() => {
          begun.push(performance.now());
          return Promise.resolve(accepted);
        }),
      ),
    );
    expect(begun.at(-1)! - begun[0]!).toBeGreaterThan(50);
  });
});
