import type { Command } from 'commander';
import type { ReportOptions } from '../commands/report';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

const NAMES =
  'ii-06a, 766, overdue, causes, digitisation, papers-beyond-rules, publication, channels, attribution, on-time or synchronisation';

/** Figures over many dossiers. */
export const registerReports = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('report <name>').description(`figures of a period: ${NAMES}`))
    .option('--from <day>', 'first day, business time in Vietnam')
    .option('--to <day>', 'last day, inclusive')
    .option('--months <range>', 'instead: each month of a range such as 2010-01..2012-12')
    .option('--unit <code>', 'dossiers it received, is in charge of, or handed to its successor')
    .option('--procedure <code>', 'dossiers of one procedure')
    .option('--as-of <moment>', 'what had been recorded: a log position, a moment or a day')
    .action(async (name: string, options: ReportOptions & Json) => {
      const { report } = await import('../commands/report.js');
      if (!(await report(name, options, outsideOf(speaking, options)))) speaking.end(1);
    });
};
