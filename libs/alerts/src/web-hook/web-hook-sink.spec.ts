import { createHmac, timingSafeEqual } from 'node:crypto';
import { SetClock } from '@hoso/application/testing';
import { vn } from '@hoso/testing';
import { recipient, sampleMessage, startHookServer, type HookServer } from '../testing';
import { WebHookSink, type WebHookRecipient } from './web-hook-sink';

const SECRET = 'a secret of the receiver';

let server: HookServer;
const clock = new SetClock(vn('2025-06-25T08:00'));

beforeEach(async () => {
  server = await startHookServer();
});
afterEach(() => server.stop());

const send = (status: number) => {
  server.status = status;
  const to = recipient('web-hook', { url: server.url, secret: SECRET }) as WebHookRecipient;
  return new WebHookSink(clock, 300).send(to, sampleMessage());
};

/** What a receiver does, as the how-to says. */
const isGenuine = ({ headers, body }: HookServer['calls'][number]): boolean => {
  const expected = createHmac('sha256', SECRET)
    .update(`${String(headers['x-hoso-timestamp'])}.${body}`)
    .digest('hex');
  const given = String(headers['x-hoso-signature']);
  return timingSafeEqual(Buffer.from(`sha256=${expected}`), Buffer.from(given));
};

describe('web-hooks', () => {
  it('are signed, with the time of sending and the id of the message', async () => {
    expect(await send(204)).toEqual({ kind: 'delivered' });
    const [call] = server.calls;
    expect(isGenuine(call!)).toBe(true);
    expect(isGenuine({ ...call!, body: `${call!.body} ` })).toBe(false);
    expect(call!.headers).toMatchObject({
      'x-hoso-delivery': sampleMessage().id,
      'x-hoso-timestamp': '1750813200',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(JSON.parse(call!.body)).toMatchObject({
      message: sampleMessage().id,
      alerts: [
        {
          kind: 'overdue',
          subject: { code: 'H23.01-250610-0001' },
          text: { en: expect.any(String) as string },
        },
      ],
    });
  });

  it('carry the same bytes when they are sent again', async () => {
    await send(500);
    await send(200);
    expect(server.calls[0]!.body).toBe(server.calls[1]!.body);
  });

  it.each([
    [500, { kind: 'failed', fault: 'answered 500', isPermanent: false }],
    [404, { kind: 'failed', fault: 'answered 404', isPermanent: false }],
    [0, { kind: 'unknown', fault: 'no answer in time' }],
  ])('answered with %i are to be tried again', async (status, outcome) =>
    expect(await send(status)).toEqual(outcome),
  );

  it('are not led elsewhere', async () => {
    expect(await send(302)).toMatchObject({ kind: 'unknown' });
    expect(server.calls).toHaveLength(1);
  });

  it('to nobody are no exception', async () => {
    const to = recipient('web-hook', { url: server.url }) as WebHookRecipient;
    await server.stop();
    expect(await new WebHookSink(clock).send(to, sampleMessage())).toEqual({
      kind: 'unknown',
      fault: 'ECONNREFUSED',
    });
    server = await startHookServer();
  });
});
