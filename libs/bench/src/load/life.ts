import { randomUUID } from 'node:crypto';
import { benchmarkLife } from '@hoso/caseload';
import type { Instant } from '@hoso/kernel';

/** Where the API listens and with which key it is called. */
export interface Target {
  readonly port: number;
  readonly key: string;
}

/** One command, ready but for the dossier's number. */
export interface LifeStep {
  readonly slug: string;
  readonly body: string;
}

const slugOf = (type: string): string => type.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();

/** The commands of one dossier, in order, as they are sent. */
export const lifeSteps = (index: number, now: Instant): readonly LifeStep[] =>
  benchmarkLife({ seed: 1, index, now }).map(({ type, data }) => ({
    slug: slugOf(type),
    body: JSON.stringify(data),
  }));

/** The request of a step, under a command id of its own as a careful backend sends it. */
export const requestOf = (
  { slug, body }: LifeStep,
  code: string | undefined,
  { port, key }: Target,
): string =>
  `POST /v1/dossiers/${code === undefined ? '' : `${code}/`}${slug} HTTP/1.1\r\n` +
  `host: 127.0.0.1:${port}\r\nx-api-key: ${key}\r\nidempotency-key: ${randomUUID()}\r\n` +
  `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
