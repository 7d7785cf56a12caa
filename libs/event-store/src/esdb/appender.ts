import type { AppendResult, EventData, EventStoreDBClient } from '@eventstore/db-client';
import {
  AppendTooLarge,
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../errors';
import type { Appended, EventToAppend, ExpectedRevision } from '../port';
import { isPassing, isTooLarge, isUnsent, isWrongVersion } from './client-faults';
import { toClientEvent, toClientRevision } from './conversion';
import { pause, type EsdbTiming } from './timing';

interface Request {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: EventData[];
}

/** The store did not answer in time; the client itself would wait for ever. */
class NoAnswer extends Error {
  constructor(ms: number) {
    super(`No answer within ${ms} ms`);
  }
}

const appended = ({ stream, expected }: Request, result: AppendResult): Appended => {
  if (!result.success) throw new WrongExpectedRevision(stream, expected, 'unknown');
  return { revision: Number(result.nextExpectedRevision), position: result.position?.commit ?? 0n };
};

const verdict = ({ stream, expected }: Request, error: unknown): unknown => {
  if (isTooLarge(error)) return new AppendTooLarge(stream, MAX_APPEND_BYTES);
  if (!isWrongVersion(error)) return error;
  const actual = error.actualVersion;
  return new WrongExpectedRevision(stream, expected, actual === 'no_stream' ? 'no-stream' : Number(actual));
};

/** Appends through one client, sending the same events again while there is no answer. */
export class Appender {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly timing: EsdbTiming,
  ) {}

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    const request = { stream, expected, events: events.map(toClientEvent) };
    try {
      return appended(request, await this.answered(request));
    } catch (error) {
      return this.afterFault(request, error);
    }
  }

  private async afterFault(request: Request, first: unknown): Promise<Appended> {
    let fault = first;
    let sent = false;
    for (let attempt = 1; this.mayTryAgain(request, fault); attempt++) {
      sent ||= !isUnsent(fault);
      if (attempt >= this.timing.attempts) break;
      await pause(this.timing, attempt - 1);
      try {
        return appended(request, await this.answered(request));
      } catch (error) {
        fault = error;
      }
    }
    if (sent) throw new OutcomeUnknown(request.stream, { cause: fault });
    throw new StoreUnavailable(fault instanceof Error ? fault.message : 'no answer', { cause: fault });
  }

  private mayTryAgain(request: Request, fault: unknown): boolean {
    if (fault instanceof NoAnswer || isPassing(fault)) return true;
    throw verdict(request, fault);
  }

  private answered({ stream, expected, events }: Request): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      const ms = this.timing.answerWithinMs;
      const timer = setTimeout(() => reject(new NoAnswer(ms)), ms);
      this.client
        .appendToStream(stream, events, { expectedRevision: toClientRevision(expected), deadline: ms })
        .then(
          (result) => {
            clearTimeout(timer);
            resolve(result);
          },
          (error: Error) => {
            clearTimeout(timer);
            reject(error);
          },
        );
    });
  }
}
