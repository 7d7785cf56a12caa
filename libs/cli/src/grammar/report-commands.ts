import type { Command } from 'commander';
import type { DrillDownOptions } from '../commands/drill-down';
import type { ReportOptions } from '../commands/report';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

const NAMES =
  'ii-06a, 766, overdue, causes, digitisation, papers-beyond-rules, publication, channels, attribution, on-time, synchronisation or satisfaction';

const withPeriod = (command: Command): Command =>
  withEngines(command)
    .option('--from <day>', 'first day, business time in Vietnam')
    .option('--to <day>', 'last day, inclusive')
    .option('--unit <code>', 'dossiers it received, is in charge of, or handed to its successor')
    .option('--procedure <code>', 'dossiers of one procedure')
    .option('--as-of <moment>', 'what had been recorded: a log position, a moment or a day');

/** Figures over many dossiers, and the cases behind each. */
export const registerReports = (program: Command, speaking: Speaking): void => {
  withPeriod(program.command('report <name>').description(`figures of a period: ${NAMES}`))
    .option('--months <range>', 'instead: each month of a range such as 2010-01..2012-12')
    .action(async (name: string, options: ReportOptions & Json) => {
      const { report } = await import('../commands/report.js');
      if (!(await report(name, options, outsideOf(speaking, options)))) speaking.end(1);
    });

  withPeriod(program.command('drill-down <report> <column>'))
    .description('the dossiers, petitions or procedures that a figure of a report counts')
    .option('--field <name>', 'of the row of one field')
    .option('--level <level>', 'of the row of one level')
    .option('--limit <number>', 'so many; 50 by default, at most 10,000')
    .option('--after <code>', 'go on after this one')
    .action(async (name: string, column: string, options: DrillDownOptions & Json) => {
      const { drillDown } = await import('../commands/drill-down.js');
      await drillDown({ report: name, column }, options, outsideOf(speaking, options));
    });
};
