import type { Command } from 'commander';
import type { RedateOptions } from '../commands/redating-options';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Due dates of many dossiers; its libs are loaded only when it is called. */
export const registerRedating = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('redate').description('move the due dates of many dossiers, after a dry run'))
    .option('--calendar <region>', 'count again by the newest calendar of a region')
    .option('--instrument <number>', 'a legal instrument, such as "QĐ 1234/QĐ-UBND"')
    .option('--legal-basis <text>', 'of the instrument')
    .option('--working-days <number>', 'how far the instrument moves each date')
    .option('--due-at <moment>', 'the date that the instrument sets')
    .option('--units <list>', 'only dossiers in charge of these units, divided by commas')
    .option('--procedures <list>', 'only of these procedures')
    .option('--fields <list>', 'only of these fields')
    .option('--due-from <day>', 'only those due on this day or later')
    .option('--due-to <day>', 'only those due on this day or earlier')
    .option('--dry-run', 'write the report and move nothing')
    .option('--order', 'carry it out, after a dry run of the same call or the one that --assessment names')
    .option('--assessment <id>', 'the report to order; calling again goes on with what was cut off')
    .option('--reason <text>', 'why it is ordered')
    .action(async (options: RedateOptions & Json) => {
      const { redate } = await import('../commands/redate.js');
      if (!(await redate(options, outsideOf(speaking, options)))) speaking.end(1);
    });
};
