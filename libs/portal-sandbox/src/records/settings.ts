import { Ajv } from 'ajv';
import type { Tables } from './tables';

/** What is not known of the real portal, to be tried both ways. */
export interface SandboxSettings {
  /** Whether `TraCuuHoSo` tells record and rows, or only that the dossier is there. */
  readonly lookUp: 'full' | 'existence';
  /** How `error_code` is written. */
  readonly errorCodes: 'string' | 'number';
  readonly sessionSeconds: number;
  /** A row like one that is there. */
  readonly repeatedRows: 'kept' | 'refused';
  /** A row earlier than the last one. */
  readonly earlierRows: 'kept' | 'refused';
  /** Members that the contract does not name. */
  readonly unknownFields: 'refused' | 'ignored';
}

const DEFAULTS: SandboxSettings = {
  lookUp: 'full',
  errorCodes: 'string',
  sessionSeconds: 600,
  repeatedRows: 'kept',
  earlierRows: 'kept',
  unknownFields: 'refused',
};

const oneOf = (...values: readonly string[]) => ({ type: 'string', enum: values });

const ajv = new Ajv();
const isSettings = ajv.compile<Partial<SandboxSettings>>({
  type: 'object',
  additionalProperties: false,
  properties: {
    lookUp: oneOf('full', 'existence'),
    errorCodes: oneOf('string', 'number'),
    sessionSeconds: { type: 'integer', minimum: 1, maximum: 86_400 },
    repeatedRows: oneOf('kept', 'refused'),
    earlierRows: oneOf('kept', 'refused'),
    unknownFields: oneOf('refused', 'ignored'),
  },
});

/** What an operator of the sandbox asked for is none of its switches. */
export class NotASwitch extends Error {
  readonly code = 'not-a-switch';
}

/** The settings in force; they outlive a restart. */
export class Settings {
  constructor(private readonly tables: Tables) {}

  get current(): SandboxSettings {
    return { ...DEFAULTS, ...(this.tables.state.get('settings') as Partial<SandboxSettings> | undefined) };
  }

  /** @throws NotASwitch */
  change(news: unknown): SandboxSettings {
    if (!isSettings(news)) throw new NotASwitch(ajv.errorsText(isSettings.errors));
    this.tables.state.putSync('settings', { ...this.current, ...news });
    return this.current;
  }
}
