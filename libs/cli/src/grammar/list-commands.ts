import type { Command } from 'commander';
import type { AwaitedOptions } from '../commands/awaited';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Worklists. */
export const registerLists = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('awaited').description('what dossiers await of other agencies, due first'))
    .option('--agency <code>', 'of whom it is awaited')
    .option('--unit <code>', 'in charge of the dossier that waits')
    .option('--kind <kind>', 'opinion or hop (a part of an interlinked procedure)')
    .option('--late', 'past the limit of the agency only')
    .option('--due-before <moment>', 'a moment, or a day, which means its beginning')
    .option('--limit <number>', 'so many; 50 by default, at most 10,000')
    .action(async (options: AwaitedOptions & Json) => {
      const { awaited } = await import('../commands/awaited.js');
      await awaited(options, outsideOf(speaking, options));
    });
};
