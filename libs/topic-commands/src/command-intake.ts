import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@hoso/kernel';
import type { Seal, TopicLimits, TopicMessage, TopicRecord } from '@hoso/messaging';
import { inParallel } from '@hoso/platform';
import { AnswerMessages } from './answer-messages';
import {
  isCommandUnsendable,
  isGateClosed,
  type CommandAnswer,
  type CommandCall,
  type CommandGate,
} from './command-gate';
import { readCommand } from './read-command';

export interface IntakeParts {
  readonly gate: CommandGate;
  readonly clock: Clock;
  /** What the records told may take. */
  readonly limits: TopicLimits;
  /** Seals the originals of dead letters. */
  readonly seal: Seal;
  /** Told of each failure that is overcome by trying again. */
  readonly onFault: (error: unknown) => void;
}

const KEYS_AT_ONCE = 32;
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 5_000;
/** A fault of the server that stays under the same command is the command’s. */
const TRIES_AT_A_FAULT = 5;
const SERVER_FAULT = 500;

const byKey = (records: readonly TopicRecord[]): readonly (readonly TopicRecord[])[] => {
  const keys = new Map<string, TopicRecord[]>();
  for (const record of records) keys.set(record.key, [...(keys.get(record.key) ?? []), record]);
  return [...keys.values()];
};

/** Carries out records of the commands topic: one key after its order, keys side by side. */
export class CommandIntake {
  private readonly answers: AnswerMessages;

  constructor(private readonly parts: IntakeParts) {
    this.answers = new AnswerMessages(parts.clock, parts.limits, parts.seal);
  }

  /** @returns what is to be told about them, in their order within each key @throws when `signal` ends the waiting */
  async carryOut(records: readonly TopicRecord[], signal: AbortSignal): Promise<readonly TopicMessage[]> {
    const told: TopicMessage[] = [];
    await inParallel(byKey(records), KEYS_AT_ONCE, async (ofKey) => {
      for (const record of ofKey) told.push(await this.one(record, signal));
    });
    return told;
  }

  private async one(record: TopicRecord, signal: AbortSignal): Promise<TopicMessage> {
    const read = readCommand(record);
    if (read.kind === 'poison') return this.answers.deadLetter(record, { ...read, isDetailPlain: true });
    const { commandId, call } = read;
    try {
      const answer = await this.answerTo(call, signal);
      if (answer.status < SERVER_FAULT) return this.answers.reply(record, { ...answer, commandId });
      return this.quoting(record, 'server-fault', JSON.stringify(answer.body));
    } catch (error) {
      if (!isCommandUnsendable(error)) throw error;
      return this.quoting(record, 'unsendable', error.message);
    }
  }

  private quoting(record: TopicRecord, cause: string, detail: string): TopicMessage {
    return this.answers.deadLetter(record, { cause, detail, isDetailPlain: false });
  }

  /** Waits out an API that is away: the command is not lost, and its repetition has the first answer. */
  private async answerTo(call: CommandCall, signal: AbortSignal): Promise<CommandAnswer> {
    let faults = 0;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)) {
      const answer = await this.parts.gate.call(call).catch((error: unknown) => {
        if (!isGateClosed(error)) throw error;
        this.parts.onFault(error);
        return undefined;
      });
      if (answer && (answer.status < SERVER_FAULT || ++faults >= TRIES_AT_A_FAULT)) return answer;
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
