import { parseArgs } from 'node:util';

/** How a benchmark is run. */
export interface BenchOptions {
  /** Everything within 50 seconds, with larger error. */
  readonly isQuick: boolean;
  /** Where the figures go as JSON, beside the table. */
  readonly jsonFile?: string;
  readonly concurrency: number;
  /** Whether the event store runs in the engine's process or in one of its own. */
  readonly store: 'embedded' | 'process';
  /** How many dossiers are stored before the last measurement; without it no growth is measured. */
  readonly dossiers?: number;
  /** Folder for a CPU profile of the engine. */
  readonly profileFolder?: string;
}

const wholeNumber = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new TypeError(`--${name}: a whole number from 1 on is expected, not "${text}"`);
  return Number(text);
};

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  json: { type: 'string' },
  concurrency: { type: 'string', default: '32' },
  store: { type: 'string', default: 'embedded' },
  dossiers: { type: 'string' },
  profile: { type: 'string' },
} as const;

/** @throws TypeError for words that are no options */
export const readOptions = (words: readonly string[]): BenchOptions => {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, allowNegative: false });
  const { store } = values;
  if (store !== 'embedded' && store !== 'process')
    throw new TypeError(`--store: embedded or process, not "${store}"`);
  return {
    isQuick: values.quick,
    concurrency: wholeNumber('concurrency', values.concurrency),
    store,
    ...(values.json !== undefined && { jsonFile: values.json }),
    ...(values.dossiers !== undefined && { dossiers: wholeNumber('dossiers', values.dossiers) }),
    ...(values.profile !== undefined && { profileFolder: values.profile }),
  };
};
