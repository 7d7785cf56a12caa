import { once, EventEmitter } from 'node:events';
import { endedInAnyCase, endOnSignal, endWithProcess } from './ended-in-any-case';

const ended: string[] = [];
const end = (name: string) => (): Promise<void> => {
  ended.push(name);
  return name === 'broken' ? Promise.reject(new Error(name)) : Promise.resolve();
};

beforeEach(() => void ended.splice(0));

it('ends something after the work, whatever comes of it', async () => {
  expect(await endedInAnyCase(end('one'), () => Promise.resolve(1))).toBe(1);
  const failed = endedInAnyCase(end('other'), () => Promise.reject(new Error('failed')));
  await expect(failed).rejects.toThrow('failed');
  expect(ended).toEqual(['one', 'other']);
});

it('ends what has begun with a signal, the latest first, and nothing that has ended', async () => {
  const exits = new EventEmitter();
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    exits.emit('exit', code);
    return undefined as never;
  });
  endOnSignal();
  endWithProcess(end('first'));
  endWithProcess(end('gone'))();
  endWithProcess(end('broken'));
  void endedInAnyCase(end('last'), () => new Promise(() => undefined));
  const exited = once(exits, 'exit');
  process.emit('SIGTERM');
  expect(await exited).toEqual([143]);
  expect(ended).toEqual(['last', 'broken', 'first']);
  exit.mockRestore();
});
