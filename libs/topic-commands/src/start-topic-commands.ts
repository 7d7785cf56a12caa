import { TOPICS } from '@hoso/contracts';
import type { Publisher, TopicRecord, Topics } from '@hoso/messaging';
import { CommandIntake, type IntakeParts } from './command-intake';

export interface TopicCommandsStart extends IntakeParts {
  readonly topics: Topics;
}

/** Commands of the topic on their way. */
export interface RunningTopicCommands {
  /** Records that wait in the commands topic. */
  readonly behind: () => Promise<bigint>;
  readonly stop: () => Promise<void>;
}

const NAME = 'hoso-topic-commands';
/** Answers go out together, but nobody waits for more than these. */
const AT_ONCE = 200;

/** The publishing side, opened anew when it was lost. */
class Answers {
  private publisher: Promise<Publisher> | undefined;

  constructor(private readonly topics: Topics) {}

  async publish(messages: Parameters<Publisher['publish']>[0]): Promise<void> {
    this.publisher ??= this.topics.openPublisher(NAME);
    try {
      await (await this.publisher).publish(messages);
    } catch (error) {
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

/**
 * Carries out the commands of the topic until it is stopped. A record counts as taken when its answer is published, so that a crash may
 * repeat an answer and never loses one.
 */
export const startTopicCommands = async (start: TopicCommandsStart): Promise<RunningTopicCommands> => {
  const { topics, onFault } = start;
  const { commands, commandReplies, deadLetters } = TOPICS;
  await topics.create([commands, commandReplies, deadLetters]);
  const intake = new CommandIntake(start);
  const answers = new Answers(topics);
  const following = topics.follow({
    group: NAME,
    topics: [commands.name],
    onFault,
    onRecords: async (records: readonly TopicRecord[], signal) => {
      for (let from = 0; from < records.length; from += AT_ONCE)
        await answers.publish(await intake.carryOut(records.slice(from, from + AT_ONCE), signal));
    },
  });
  return {
    behind: async () =>
      (await topics.lag(NAME, [commands.name])).reduce((sum, { behind }) => sum + behind, 0n),
    stop: async () => {
      await following.stop();
      await answers.close();
    },
  };
};
