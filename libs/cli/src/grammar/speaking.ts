import type { Environment } from '@hoso/platform';
import type { Command } from 'commander';
import type { Outside } from '../session';
import type { Terminal } from '../terminal';

/** What the command line is given: words, settings and where it may speak. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly env: Environment;
  readonly out: NodeJS.WritableStream;
  readonly err: Terminal['err'];
}

export interface Json {
  readonly json?: true;
}

/** How commands answer and end. */
export interface Speaking {
  readonly env: Environment;
  readonly terminal: (options: Json) => Terminal;
  /** Sets the exit code. */
  readonly end: (code: number) => void;
}

export const outsideOf = ({ env, terminal }: Speaking, options: Json): Outside => ({
  env,
  terminal: terminal(options),
});

/** The options of every command that needs the engines. */
export const withEngines = (command: Command): Command =>
  command
    .option('--data <folder>', 'data folder of the embedded engines (HOSO_DATA)')
    .option('--eventstore-url <url>', 'an EventStoreDB or KurrentDB (EVENTSTORE_URL)')
    .option('--database-url <url>', 'a PostgreSQL (DATABASE_URL)')
    .option('--json', 'one JSON object as the last line of stdout');
