import type { Command } from 'commander';
import type { DueOptions } from '../commands/due';
import type { ExportOptions } from '../commands/export';
import type { ReplayOptions } from '../commands/replay';
import type { VerifyOptions } from '../commands/verify';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Commands that only ask; each loads its libs only when it is called. */
export const registerInquiry = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('replay <code>').description('tell the story of a dossier or petition'))
    .option('--as-of <moment>', 'a business time or a revision')
    .action(async (code: string, options: ReplayOptions & Json) => {
      const { replay } = await import('../commands/replay.js');
      await replay(code, options, outsideOf(speaking, options));
    });

  withEngines(program.command('verify [code]').description('recompute the hash chains'))
    .option('--all', 'of every stream')
    .action(async (code: string | undefined, options: VerifyOptions & Json) => {
      const { verify } = await import('../commands/verify.js');
      if (!(await verify(code, options, outsideOf(speaking, options)))) speaking.end(1);
    });

  withEngines(program.command('export <format> <file>').description('write the process log as xes or ocel'))
    .option('--unit <code>', 'only dossiers that this unit had to do with')
    .option('--from <day>', 'only dossiers opened on this day or later')
    .option('--to <day>', 'only dossiers opened on this day or earlier')
    .action(async (format: string, file: string, options: ExportOptions & Json) => {
      const { exportLog } = await import('../commands/export.js');
      await exportLog({ format, file }, options, outsideOf(speaking, options));
    });

  program
    .command('due')
    .description('when a dossier falls due, and why')
    .requiredOption('--received <moment>', 'such as 2025-01-24T15:30; without an offset it is Vietnam time')
    .requiredOption('--limit <number>', 'how much; fractions for working hours only')
    .requiredOption('--unit <unit>', 'working-days, working-hours, calendar-days or months')
    .option('--cut-off <HH:mm>', 'from then on the next working day counts as the day of reception')
    .option('--json', 'one JSON object as the last line of stdout')
    .action(async (options: DueOptions & Json) => {
      const { due } = await import('../commands/due.js');
      due(options, speaking.terminal(options));
    });
};
