import { isConfigurationError } from '@hoso/platform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { packageRoot } from '@hoso/platform';
import { isUsageError } from './usage-error';
import { registerEngine } from './grammar/engine-commands';
import { registerEventStore } from './grammar/event-store-commands';
import { registerInquiry } from './grammar/inquiry-commands';
import { registerKafka } from './grammar/kafka-commands';
import { registerLists } from './grammar/list-commands';
import { registerPolicies } from './grammar/policy-commands';
import { registerPortal } from './grammar/portal-commands';
import { registerReadModels } from './grammar/read-model-commands';
import { registerReconcile } from './grammar/reconcile-command';
import { registerReports } from './grammar/report-commands';
import { registerRedating } from './grammar/redating-commands';
import { registerTopics } from './grammar/topic-commands';
import type { CommandLine, Speaking } from './grammar/speaking';

const USAGE = 2;

const REGISTERS = [
  registerEngine,
  registerInquiry,
  registerPolicies,
  registerReadModels,
  registerLists,
  registerReports,
  registerRedating,
  registerPortal,
  registerEventStore,
  registerKafka,
  registerReconcile,
  registerTopics,
];

const versionOf = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(__dirname), 'package.json'), 'utf8')) as { version: string })
    .version;

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A subcommand made by `command()` keeps the settings that its parent had then: they are handed down, however deep. */
const handDown = (parent: Command): void => {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    handDown(command);
  }
};

/** Runs one command line. @returns the exit code: 0, 1 for a fault or a broken chain, 2 for words or settings that are off */
export const runCommandLine = async ({ words, env, out, err }: CommandLine): Promise<number> => {
  let code = 0;
  const speaking: Speaking = {
    env,
    terminal: ({ json }) => ({ out, err, isJson: json === true }),
    end: (with_) => void (code = with_),
  };
  const program = new Command('hoso').description(
    'Hoso (hồ sơ): the life of administrative dossiers, as events',
  );
  program.version(versionOf(), '--version', 'the version of Hoso');
  for (const register of REGISTERS) register(program, speaking);
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  handDown(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    err.write(`hoso: ${faultOf(error)}\n`);
    return isUsageError(error) || isConfigurationError(error) ? USAGE : 1;
  }
};
