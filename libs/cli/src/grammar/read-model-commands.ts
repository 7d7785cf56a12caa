import type { Command } from 'commander';
import type { DriftOptions } from '../commands/drift';
import type { ParkedOptions } from '../commands/parked';
import type { RebuildOptions } from '../commands/rebuild';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Commands that look after the read models; each loads its libs only when it is called. */
export const registerReadModels = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('rebuild <name>').description('build a read model, or all, anew from the log'))
    .option('--dossier <code>', 'the rows of one dossier only, in place')
    .action(async (name: string, options: RebuildOptions & Json) => {
      const { rebuild } = await import('../commands/rebuild.js');
      await rebuild(name, options, outsideOf(speaking, options));
    });

  withEngines(program.command('drift').description('compare the read models with the log'))
    .option('--all', 'every dossier')
    .option('--sample <number>', 'so many, by chance', '100')
    .action(async (options: DriftOptions & Json) => {
      const { drift } = await import('../commands/drift.js');
      if (!(await drift(options, outsideOf(speaking, options)))) speaking.end(1);
    });

  withEngines(
    program.command('parked').description('what stands still in read models and processes, and why'),
  )
    .option('--retry [stream]', 'try it again: one stream of the read models, or all')
    .action(async (options: ParkedOptions & Json) => {
      const { parked } = await import('../commands/parked.js');
      await parked(options, outsideOf(speaking, options));
    });
};
