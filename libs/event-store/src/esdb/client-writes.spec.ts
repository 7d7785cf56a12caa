import { EventEmitter } from 'node:events';
import * as writes from '@eventstore/db-client/dist/utils';
import { mendClientWrites } from './client-writes';

type Call = Parameters<typeof writes.backpressuredWrite<string>>[0];

it('lets messages end that wait for room on a connection which breaks', async () => {
  mendClientWrites();
  const write = jest.fn(() => false); // the server takes nothing more
  const call = Object.assign(new EventEmitter(), { write }) as unknown as Call;
  void writes.backpressuredWrite(call, 'under way');
  const waiting = ['second', 'third'].map((message) => writes.backpressuredWrite(call, message));
  call.emit('error', new Error('14 UNAVAILABLE: Connection dropped'));
  await expect(Promise.all(waiting)).resolves.toEqual([undefined, undefined]);
  expect(write).toHaveBeenCalledTimes(1);
});
