import { Command, CommanderError } from 'commander';
import { due, type DueOptions } from './commands/due';
import { checkEventStore, serveEventStore } from './commands/event-store';
import { importFile } from './commands/import';
import { replay } from './commands/replay';
import { verify } from './commands/verify';
import { withApplication, type EngineOptions, type Outside } from './session';
import type { Terminal } from './terminal';

/** Where results, progress and settings go to and come from. */
export interface CommandLine extends Omit<Outside, 'terminal'> {
  readonly out: NodeJS.WritableStream;
  readonly err: Terminal['err'];
}

type Json = { readonly json?: true };
