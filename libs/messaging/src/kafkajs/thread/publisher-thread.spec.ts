import { EventEmitter } from 'node:events';
import { isMessageTooLarge, isPublicationUnknown, isPublisherFenced, MessageTooLarge } from '../../errors';
import type { TopicMessage } from '../../port';
import { toldFault, type Report } from './messages';
import { PublisherThread, type ThreadWorker } from './publisher-thread';

/** A thread whose work the test does itself. */
class IdleWorker extends EventEmitter {
  readonly orders: (readonly TopicMessage[])[] = [];
  terminated = 0;
  postMessage = (messages: readonly TopicMessage[]): void => void this.orders.push(messages);
  terminate = (): Promise<number> => {
    this.terminated += 1;
    this.emit('exit', 1);
    return Promise.resolve(1);
  };

  report(report: Report = {}): void {
    this.emit('message', report);
  }
}

let worker: IdleWorker;
beforeEach(() => {
  worker = new IdleWorker();
});

const opening = (): Promise<PublisherThread> =>
  PublisherThread.open('relay', worker as unknown as ThreadWorker);

const opened = (): Promise<PublisherThread> => {
  const publisher = opening();
  worker.report();
  return publisher;
};

const message = (key: string): TopicMessage => ({ topic: 'topic', key, value: '', headers: {} });
const faultOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((fault: unknown) => fault);

it('gives each publication the outcome that was told in its turn', async () => {
  const publisher = await opened();
  const outcomes = ['1', '2', '3'].map((key) => faultOf(publisher.publish([message(key)])));
  expect(worker.orders.map(([first]) => first?.key)).toEqual(['1', '2', '3']);
  worker.report();
  worker.report({ fault: toldFault(new MessageTooLarge('topic', '2', 20_000)) });
  worker.report();
  const [first, second, third] = await Promise.all(outcomes);
  expect([first, third]).toEqual([undefined, undefined]);
  expect(isMessageTooLarge(second)).toBe(true);
  expect(second).toMatchObject({ topic: 'topic', key: '2', maxBytes: 20_000 });
});

it('leaves unknown what its thread had under way when it ended, and publishes nothing more', async () => {
  const publisher = await opened();
  const lost = faultOf(publisher.publish([message('1')]));
  worker.emit('error', new Error('out of memory'));
  worker.emit('exit', 1);
  const fault = await lost;
  expect(isPublicationUnknown(fault)).toBe(true);
  expect(fault).toMatchObject({ publisher: 'relay', cause: { message: 'out of memory' } });
  expect(await faultOf(publisher.publish([message('2')]))).toBe(fault);
  expect(worker.orders).toHaveLength(1);
});

it('gives up what is under way when it is closed', async () => {
  const publisher = await opened();
  const lost = faultOf(publisher.publish([message('1')]));
  await publisher.close();
  expect(isPublicationUnknown(await lost)).toBe(true);
  expect(worker.terminated).toBe(1);
});

it('leaves no thread behind that did not open', async () => {
  const refused = faultOf(opening());
  const cause = new Error('epoch');
  worker.report({
    fault: toldFault(Object.assign(new Error('Fenced', { cause }), { code: 'publisher-fenced' })),
  });
  const fault = await refused;
  expect(isPublisherFenced(fault)).toBe(true);
  expect(fault).toMatchObject({ message: 'Fenced', cause: { message: 'epoch' } });
  expect(worker.terminated).toBe(1);
});
