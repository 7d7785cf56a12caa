import type { Command } from 'commander';
import { caseload, type CaseloadOptions } from '../commands/caseload';
import { importFile } from '../commands/import';
import { addKey, type KeyOptions } from '../commands/key';
import { start, type StartOptions } from '../commands/start';
import { withApplication, type EngineOptions } from '../session';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

/** Commands that run the engine or write through it. */
export const registerEngine = (program: Command, speaking: Speaking): void => {
  withEngines(program.command('start').description('run the whole engine'))
    .option('--port <number>', 'port of the API (HOSO_PORT, default 3000)')
    .option('--kafka-brokers <list>', 'host:port, divided by commas (KAFKA_BROKERS)')
    .option('--no-sample', 'no sample catalogue and caseload on the first start')
    .action((options: StartOptions & Json) => start(options, outsideOf(speaking, options)));

  withEngines(program.command('import <file>').description('bring a historical log (CSV, XES) in'))
    .requiredOption('--mapping <file>', 'how its columns become dossiers')
    .action((file: string, options: EngineOptions & Json & { readonly mapping: string }) =>
      withApplication(options, outsideOf(speaking, options), (application) =>
        importFile(file, options, { application, terminal: speaking.terminal(options) }),
      ),
    );

  withEngines(program.command('caseload').description('send a realistic caseload through the API'))
    .option('--dossiers <number>', 'how many', '200')
    .option('--seed <number>', 'the same seed sends the same caseload', '1')
    .action((options: CaseloadOptions & Json) => caseload(options, outsideOf(speaking, options)));

  withEngines(program.command('key').description('make an API key'))
    .requiredOption('--id <name>', 'whose key')
    .requiredOption('--role <role>', 'clerk, officer, head, auditor, operations, service or import')
    .option('--units <list>', 'unit codes divided by commas, or all', 'all')
    .action((options: KeyOptions & Json) => addKey(options, outsideOf(speaking, options)));
};
