import { createHmac } from 'node:crypto';
import { epochMs, type Clock } from '@hoso/kernel';
import type { Recipient } from '../delivery/recipients';
import type { OutgoingMessage, SendOutcome, Sink } from '../delivery/sink';
import { wordingOf } from '../delivery/wording';

export type WebHookRecipient = Extract<Recipient, { readonly sink: 'web-hook' }>;

const ANSWER_WITHIN_MS = 10_000;

/** `sha256=` and the HMAC-SHA-256 of `<timestamp>.<body>`, hex; the timestamp is in seconds since 1970. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

const bodyOf = ({ id, notices }: OutgoingMessage): string =>
  JSON.stringify({
    message: id,
    alerts: notices.map((notice) => ({ ...notice, text: wordingOf(notice) })),
  });

const faultOf = (error: unknown): string => {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? name ?? 'unreachable');
};

/** Posts messages to other programs; the message id is the same each time, so that they can tell a repeat. */
export class WebHookSink implements Sink<WebHookRecipient> {
  readonly isRepeatable = true;

  constructor(
    private readonly clock: Clock,
    private readonly answerWithinMs = ANSWER_WITHIN_MS,
  ) {}

  async send({ url, secret }: WebHookRecipient, message: OutgoingMessage): Promise<SendOutcome> {
    const body = bodyOf(message);
    const timestamp = String(Math.floor(epochMs(this.clock.now()) / 1_000));
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(this.answerWithinMs),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-hoso-delivery': message.id,
          'x-hoso-timestamp': timestamp,
          'x-hoso-signature': signatureOf(secret, timestamp, body),
        },
        body,
      });
      await answer.body?.cancel();
      return answer.ok
        ? { kind: 'delivered' }
        : { kind: 'failed', fault: `answered ${answer.status}`, isPermanent: false };
    } catch (error) {
      return { kind: 'unknown', fault: faultOf(error) };
    }
  }
}
