import { parseArgs } from 'node:util';

/** How hard the soak is. */
export interface SoakOptions {
  readonly dossiers: number;
  /** How often the engine is killed while it works. */
  readonly kills: number;
  readonly brokerKills: number;
  /** Share of the calls to the portal that go wrong, from 0 to 0.9. */
  readonly portalFailure: number;
  /** The same seed gives the same dossiers, the same places of the kills and the same dice of the portal. */
  readonly seed: number;
  readonly jsonFile?: string;
}

const OPTIONS = {
  dossiers: { type: 'string', default: '1000' },
  kills: { type: 'string', default: '10' },
  'broker-kills': { type: 'string', default: '2' },
  'portal-failure': { type: 'string', default: '0.2' },
  seed: { type: 'string' },
  json: { type: 'string' },
} as const;

const SEEDS = 1_000_000;

const numberIn = (name: string, text: string, pattern: RegExp): number => {
  const value = Number(text);
  if (!pattern.test(text) || Number.isNaN(value)) throw new TypeError(`--${name}: not "${text}"`);
  return value;
};

/** @throws TypeError for words that are no options */
export const readSoakOptions = (words: readonly string[]): SoakOptions => {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  return {
    dossiers: numberIn('dossiers', values.dossiers, /^[1-9]\d{0,6}$/),
    kills: numberIn('kills', values.kills, /^\d{1,4}$/),
    brokerKills: numberIn('broker-kills', values['broker-kills'], /^\d{1,3}$/),
    portalFailure: numberIn('portal-failure', values['portal-failure'], /^0(\.[0-8]\d*)?$/),
    seed: values.seed === undefined ? Date.now() % SEEDS : numberIn('seed', values.seed, /^\d{1,9}$/),
    ...(values.json !== undefined && { jsonFile: values.json }),
  };
};
