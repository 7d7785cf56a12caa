import type { Command } from 'commander';
import type { Json, Speaking } from './speaking';

interface StoreOptions extends Json {
  readonly port: string;
  readonly host: string;
  readonly data: string;
}

/** The embedded event store alone. */
export const registerEventStore = (program: Command, speaking: Speaking): void => {
  const store = program
    .command('event-store')
    .description('serve the embedded event store alone')
    .option('--port <number>', 'EventStoreDB gRPC port; 0 takes a free one', '2113')
    .option(
      '--host <address>',
      'unencrypted and open to whoever reaches it: keep it on loopback',
      '127.0.0.1',
    )
    .option('--data <folder>', 'its folder', 'data/event-store')
    .option('--json', 'one JSON object on stdout when it serves')
    .action(async (options: StoreOptions) => {
      const { serveEventStore } = await import('../commands/event-store.js');
      await serveEventStore(options, speaking.terminal(options));
    });
  store
    .command('check')
    .description('read every record of a store that does not run, and its checksum')
    .action(async (_: object, command: Command) => {
      const { checkEventStore } = await import('../commands/event-store.js');
      const options = command.optsWithGlobals<StoreOptions>();
      await checkEventStore(options, speaking.terminal(options));
    });
};
