import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@hoso/contracts';
import {
  TopicLimits,
  type Following,
  type Publisher,
  type TopicMessage,
  type TopicRecord,
  type Topics,
} from '@hoso/messaging';
import { CommandIntake, type IntakeParts } from './command-intake';

export interface TopicCommandsStart extends Omit<IntakeParts, 'limits'> {
  readonly topics: Topics;
  /** How long commands are kept, where their topic is still to be created; absent: as promised. */
  readonly commandsRetentionDays?: number;
}

/** How the commands of the topic fare. */
export interface TopicCommandsStatus {
  /** Whether the topic is followed; until then it is tried again and again. */
  readonly isFollowing: boolean;
  /** Records carried out and answered since the start. */
  readonly taken: number;
  /** What went wrong last, until something is taken again. */
  readonly failure?: string;
}

/** Commands of the topic on their way. */
export interface RunningTopicCommands {
  readonly status: () => TopicCommandsStatus;
  readonly stop: () => Promise<void>;
}

const GROUP = 'hoso-topic-commands';
/** Answers go out together, but nobody waits for more than these. */
const AT_ONCE = 200;
const RETRY_MS = 2_000;

/** The publishing side, opened anew when it was lost; each process has its own, as partitions are shared. */
class Answers {
  private readonly name = `${GROUP}-${randomUUID()}`;
  private publisher: Promise<Publisher> | undefined;

  constructor(
    private readonly topics: Topics,
    private readonly limits: TopicLimits,
  ) {}

  async publish(messages: readonly TopicMessage[]): Promise<void> {
    this.publisher ??= this.topics.openPublisher(this.name);
    try {
      await (await this.publisher).publish(messages);
    } catch (error) {
      this.limits.learn(error); // what is told anew fits
      await this.close();
      throw error; // the records come again; commands repeated have their first answer
    }
  }

  async close(): Promise<void> {
    const publisher = await this.publisher?.catch(() => undefined);
    this.publisher = undefined;
    await publisher?.close().catch(() => undefined);
  }
}

/** Follows the commands topic once it can be reached. */
class TopicCommands implements RunningTopicCommands {
  private readonly stopping = new AbortController();
  private readonly intake: CommandIntake;
  private readonly answers: Answers;
  private following: Following | undefined;
  private taken = 0;
  private failure: string | undefined;
  private readonly begun: Promise<void>;

  constructor(private readonly start: TopicCommandsStart) {
    const limits = new TopicLimits();
    this.intake = new CommandIntake({ ...start, limits, onFault: this.noted });
    this.answers = new Answers(start.topics, limits);
    this.begun = this.begin();
  }

  readonly status = (): TopicCommandsStatus => ({
    isFollowing: this.following !== undefined,
    taken: this.taken,
    ...(this.failure !== undefined && { failure: this.failure }),
  });

  readonly stop = async (): Promise<void> => {
    this.stopping.abort();
    await this.begun;
    await this.following?.stop();
    await this.answers.close();
  };

  private async begin(): Promise<void> {
    const { topics, commandsRetentionDays: retentionDays = TOPICS.commands.retentionDays } = this.start;
    const { commandReplies, deadLetters } = TOPICS;
    const commands = { ...TOPICS.commands, retentionDays };
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await topics.create([commands, commandReplies, deadLetters]);
        const onRecords = this.take.bind(this);
        this.following = topics.follow({
          group: GROUP,
          topics: [commands.name],
          onRecords,
          onFault: this.noted,
        });
        return;
      } catch (error) {
        this.noted(error);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async take(records: readonly TopicRecord[], signal: AbortSignal): Promise<void> {
    for (let from = 0; from < records.length; from += AT_ONCE) {
      const part = records.slice(from, from + AT_ONCE);
      await this.answers.publish(await this.intake.carryOut(part, signal));
      this.taken += part.length;
      this.failure = undefined;
    }
  }

  private readonly noted = (error: unknown): void => {
    this.failure = error instanceof Error ? error.message : String(error);
    this.start.onFault(error);
  };
}

/**
 * Carries out the commands of the topic until it is stopped; what cannot be reached is tried again. A record counts as taken when its
 * answer is published, so that a crash may repeat an answer and never loses one.
 */
export const startTopicCommands = (start: TopicCommandsStart): RunningTopicCommands =>
  new TopicCommands(start);
