import { randomUUID } from 'node:crypto';
import { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { startEventStoreFixture } from '../testing';

const DATA = { họTên: 'Đỗ Thị Ước 🏮' };
const METADATA = { ghiChú: 'gửi qua bưu chính' };

it('has bytes in the messages of an append, not base64', async () => {
  const { prototype } = BatchAppendReq.ProposedMessage;
  const spied = [jest.spyOn(prototype, 'setData'), jest.spyOn(prototype, 'setCustomMetadata')];
  const under = await startEventStoreFixture();
  try {
    const event = { id: randomUUID(), type: 'Noted', data: DATA, metadata: METADATA };
    await under.store.append('one', 'no-stream', [event]);
    const [message] = spied[0]!.mock.contexts as [BatchAppendReq.ProposedMessage];
    const json = (object: object) => new TextEncoder().encode(JSON.stringify(object));
    expect([message.getData(), message.getCustomMetadata()]).toEqual([json(DATA), json(METADATA)]);
    for (const { mock } of spied) expect(mock.calls).toEqual([[expect.any(String)]]);
    for await (const read of under.store.read('one')) expect(read).toMatchObject(event);
  } finally {
    await under.dispose();
    jest.restoreAllMocks();
  }
});
