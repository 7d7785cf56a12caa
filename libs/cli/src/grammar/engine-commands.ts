import type { Command } from 'commander';
import type { CaseloadOptions } from '../commands/caseload';
import type { ImportOptions } from '../commands/import';
import type { KeyOptions } from '../commands/key';
import type { StartOptions } from '../commands/start';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Commands that run the engine or write through it; each loads its libs only when it is called. */
export const registerEngine = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('start').description('run the whole engine'))
    .option('--port <number>', 'port of the API (HOSO_PORT, default 3000)')
    .option('--kafka-brokers <list>', 'host:port, divided by commas (KAFKA_BROKERS)')
    .option(
      '--roles <list>',
      'what runs besides the API: projector, deadline-clock, alerts, redatings, kafka-relay, topic-commands, portal-sandbox, portal-sync, or none (default: all)',
    )
    .option('--no-sample', 'no sample catalogue and caseload on the first start')
    .action(async (options: StartOptions & Json) => {
      const { start } = await import('../commands/start.js');
      await start(options, outsideOf(speaking, options));
    });

  withEngines(program.command('import <file>').description('bring a historical log (CSV, XES) in'))
    .requiredOption('--mapping <file>', 'how its columns become dossiers')
    .action(async (file: string, options: ImportOptions & Json) => {
      const { importFile } = await import('../commands/import.js');
      await importFile(file, options, outsideOf(speaking, options));
    });

  withEngines(program.command('caseload').description('send a realistic caseload through the API'))
    .option('--dossiers <number>', 'how many', '200')
    .option('--seed <number>', 'the same seed sends the same caseload', '1')
    .action(async (options: CaseloadOptions & Json) => {
      const { caseload } = await import('../commands/caseload.js');
      await caseload(options, outsideOf(speaking, options));
    });

  withEngines(program.command('key').description('make an API key'))
    .requiredOption('--id <name>', 'whose key')
    .requiredOption('--role <role>', 'clerk, officer, head, auditor, operations, service or import')
    .option('--units <list>', 'unit codes divided by commas, or all (the default of roles beyond units)')
    .action(async (options: KeyOptions & Json) => {
      const { addKey } = await import('../commands/key.js');
      await addKey(options, outsideOf(speaking, options));
    });
};
