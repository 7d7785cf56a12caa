import { EventEmitter, once } from 'node:events';
import { Shutdown } from './index';

describe('the shutdown', () => {
  const build = (perPartMs?: number) => {
    const events: string[] = [];
    const journal = {
      info: () => undefined,
      error: (facts: object) => events.push(`reported ${(facts as { part: string }).part}`),
    };
    return { events, shutdown: new Shutdown({ journal, ...(perPartMs && { perPartMs }) }) };
  };

  it('stops the latest part first, each after the one before, and all of them once', async () => {
    const { events, shutdown } = build();
    shutdown.onStop('store', () => void events.push('store'));
    shutdown.onStop('http', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      events.push('http');
    });
    expect(await Promise.all([shutdown.stop('test'), shutdown.stop('again')])).toEqual([true, true]);
    expect(events).toEqual(['http', 'store']);
  });

  it('goes on after a part that fails or hangs, and says so', async () => {
    const { events, shutdown } = build(20);
    shutdown.onStop('store', () => void events.push('store'));
    shutdown.onStop('broken', () => Promise.reject(new Error('no')));
    shutdown.onStop('hanging', () => new Promise(() => undefined));
    expect(await shutdown.stop('test')).toBe(false);
    expect(events).toEqual(['reported hanging', 'reported broken', 'store']);
  });

  it('exits with 0 after a signal, at once with 130 on a second one', async () => {
    const { shutdown } = build();
    const source = new EventEmitter();
    const exits = new EventEmitter();
    let release = (): void => undefined;
    shutdown.onStop('slow', () => new Promise((resolve) => (release = resolve)));
    shutdown.listen(source, (code) => void exits.emit('exit', code));
    source.emit('SIGTERM');
    const forced = once(exits, 'exit');
    source.emit('SIGINT');
    expect(await forced).toEqual([130]);
    const clean = once(exits, 'exit');
    await Promise.resolve();
    release();
    expect(await clean).toEqual([0]);
  });

  it('exits with 1 when what the process stands on is gone', async () => {
    const { events, shutdown } = build();
    shutdown.onStop('store', () => void events.push('store'));
    const exits: number[] = [];
    shutdown.listen(new EventEmitter(), (code) => void exits.push(code));
    await shutdown.fail('test');
    expect([events, exits]).toEqual([['store'], [1]]);
  });

  it('stops listening', () => {
    const source = new EventEmitter();
    build().shutdown.listen(source, () => undefined)();
    expect(source.eventNames()).toEqual([]);
  });
});
