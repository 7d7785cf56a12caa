import type { Command } from 'commander';
import { due, type DueOptions } from '../commands/due';
import { replay } from '../commands/replay';
import { verificationOf } from '../commands/verify';
import { withApplication, type EngineOptions } from '../session';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Commands that only ask. */
export const registerInquiry = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('replay <code>').description('tell the story of a dossier'))
    .option('--as-of <moment>', 'a business time or a revision')
    .action((code: string, options: EngineOptions & Json & { readonly asOf?: string }) =>
      withApplication(options, outsideOf(speaking, options), (application) =>
        replay(code, options, { application, terminal: speaking.terminal(options) }),
      ),
    );

  withEngines(program.command('verify [code]').description('recompute the hash chains'))
    .option('--all', 'of every stream')
    .action(async (code: string | undefined, options: EngineOptions & Json & { readonly all?: true }) => {
      const verification = verificationOf(code, options.all);
      const isSound = await withApplication(options, outsideOf(speaking, options), (application) =>
        verification({ application, terminal: speaking.terminal(options) }),
      );
      if (!isSound) speaking.end(1);
    });

  program
    .command('due')
    .description('when a dossier falls due, and why')
    .requiredOption('--received <moment>', 'such as 2025-01-24T15:30; without an offset it is Vietnam time')
    .requiredOption('--limit <number>', 'how much; fractions for working hours only')
    .requiredOption('--unit <unit>', 'working-days, working-hours, calendar-days or months')
    .option('--cut-off <HH:mm>', 'from then on the next working day counts as the day of reception')
    .option('--json', 'one JSON object as the last line of stdout')
    .action((options: DueOptions & Json) => due(options, speaking.terminal(options)));
};
