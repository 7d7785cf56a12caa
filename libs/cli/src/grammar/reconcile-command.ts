import type { Command } from 'commander';
import type { ReconcileOptions } from '../commands/reconcile';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Comparing the national portal with the log. */
export const registerReconcile = (program: Command, speaking: Speaking): void => {
  withEngines(
    program
      .command('reconcile')
      .description(
        'ask the national portal what it holds, show what differs from the log, and send that again',
      ),
  )
    .option('--code <code>', 'one dossier only')
    .option('--dry-run', 'show what differs and send nothing')
    .option('--insist', 'send again also what an earlier repair did not change')
    .action(async (options: ReconcileOptions & Json) => {
      const { reconcile } = await import('../commands/reconcile.js');
      await reconcile(options, outsideOf(speaking, options));
    });
};
