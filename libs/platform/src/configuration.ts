import { resolve } from 'node:path';
import { isLogLevel, LOG_LEVELS, type LogLevel } from './log-level';

/** Settings of token acceptance; given together or not at all. */
export interface JwtConfiguration {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly roleClaim?: string;
  readonly unitsClaim?: string;
}

/** The mail server that alerts go out by; given together or not at all. */
export interface SmtpConfiguration {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** Sender of the mails: an address, perhaps with a name before it. */
  readonly from: string;
}

/** Everything that may be set from outside, read once at start. */
export interface Configuration {
  /** Absolute path of the folder of the embedded engines. */
  readonly dataFolder: string;
  /** Address that the API listens on; anything but loopback is open to the network. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Port of the stand-in for the national portal; 0 takes any free port. */
  readonly sandboxPort: number;
  /** Connection string of an EventStoreDB; absent means the embedded one. */
  readonly eventStoreUrl?: string;
  /** Connection string of a PostgreSQL; absent means the embedded one. */
  readonly databaseUrl?: string;
  /** `host:port` each; empty means topic files. */
  readonly kafkaBrokers: readonly string[];
  readonly jwt?: JwtConfiguration;
  /** Absent: no mail is sent. */
  readonly smtp?: SmtpConfiguration;
  readonly logLevel: LogLevel;
  /** How far back a service may set `occurredAt`, in hours. */
  readonly backdatingHours: number;
  /** The largest file that is taken, in MiB. */
  readonly fileMaxMib: number;
  /** How long the topic of commands keeps them, in days, when it is created. */
  readonly commandsRetentionDays: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration cannot be used; every fault is named, and no value is repeated, as it may hold a password. */
export class ConfigurationError extends Error {
  readonly code = 'configuration-invalid';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

export const isConfigurationError = (error: unknown): error is ConfigurationError =>
  (error as { code?: unknown } | null)?.code === 'configuration-invalid';

/** Reads one variable after another and collects what is wrong with each. */
class Reading {
  readonly faults: string[] = [];
  constructor(private readonly env: Environment) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  wholeNumber(name: string, range: { min: number; max: number; default: number }): number {
    const text = this.text(name) ?? String(range.default);
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= range.min && value <= range.max) return value;
    this.faults.push(`${name}: a whole number from ${range.min} to ${range.max} is expected`);
    return range.default;
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined || protocols.some((protocol) => text.startsWith(`${protocol}:`) && hasBody(text)))
      return text;
    this.faults.push(`${name}: a URL is expected that begins with ${protocols.join(':// or ')}://`);
    return undefined;
  }

  brokers(name: string): readonly string[] {
    const brokers = (this.text(name) ?? '').split(',').map((each) => each.trim());
    const named = brokers.filter((broker) => broker !== '');
    if (named.some((broker) => !/^[^\s/]+:\d{1,5}$/.test(broker)))
      this.faults.push(`${name}: host:port is expected, several divided by commas`);
    return named;
  }

  logLevel(name: string): LogLevel {
    const text = this.text(name) ?? 'info';
    if (isLogLevel(text)) return text;
    this.faults.push(`${name}: one of ${LOG_LEVELS.join(', ')} is expected`);
    return 'info';
  }

  jwt(): JwtConfiguration | undefined {
    const issuer = this.text('HOSO_JWT_ISSUER');
    const audience = this.text('HOSO_JWT_AUDIENCE');
    const jwksUrl = this.url('HOSO_JWKS_URL', ['https', 'http', 'file']);
    if (issuer && audience && jwksUrl) return { issuer, audience, jwksUrl, ...this.claims() };
    const given = ['HOSO_JWT_ISSUER', 'HOSO_JWT_AUDIENCE', 'HOSO_JWKS_URL'].filter((name) => this.text(name));
    if (given.length === 1 || given.length === 2)
      this.faults.push('HOSO_JWT_ISSUER, HOSO_JWT_AUDIENCE and HOSO_JWKS_URL are set together or not at all');
    return undefined;
  }

  smtp(): SmtpConfiguration | undefined {
    const url = this.url('SMTP_URL', ['smtp', 'smtps']);
    const from = this.text('ALERT_MAIL_FROM');
    if (url === undefined && from === undefined) return undefined;
    if (url === undefined || from === undefined) {
      this.faults.push('SMTP_URL and ALERT_MAIL_FROM are set together or not at all');
      return undefined;
    }
    if (!URL.canParse(url)) this.faults.push('SMTP_URL: smtp://user:password@host:port is expected');
    if (!MAIL_SENDER.test(from))
      this.faults.push('ALERT_MAIL_FROM: an address, or a name and <address>, is expected');
    return { url, from };
  }

  private claims(): Pick<JwtConfiguration, 'roleClaim' | 'unitsClaim'> {
    const roleClaim = this.text('HOSO_JWT_ROLE_CLAIM');
    const unitsClaim = this.text('HOSO_JWT_UNITS_CLAIM');
    return { ...(roleClaim && { roleClaim }), ...(unitsClaim && { unitsClaim }) };
  }
}

/** A connection string may name several hosts, which `URL` refuses, so only its frame is judged here. */
const hasBody = (text: string): boolean => /^[a-z+]+:\/\/\S+$/.test(text);

const MAIL_SENDER = /^([^<>@\r\n]*<)?[^\s<>@,]+@[^\s<>@,]+>?$/;

type Present<Settings> = { readonly [Name in keyof Settings]?: Exclude<Settings[Name], undefined> };

/** What is not set is absent, not undefined. */
const present = <Settings extends object>(settings: Settings): Present<Settings> =>
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Present<Settings>;

const YEAR_HOURS = 8_784;

/**
 * Reads the configuration from variables and, before them, options of the command line under the same names.
 * @throws ConfigurationError naming every fault at once
 */
export const readConfiguration = (env: Environment, options: Environment = {}): Configuration => {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const reading = new Reading({ ...env, ...Object.fromEntries(given) });
  const eventStoreUrl = reading.url('EVENTSTORE_URL', [
    'esdb',
    'esdb+discover',
    'kurrentdb',
    'kurrentdb+discover',
  ]);
  const databaseUrl = reading.url('DATABASE_URL', ['postgres', 'postgresql']);
  const jwt = reading.jwt();
  const smtp = reading.smtp();
  const configuration: Configuration = {
    dataFolder: resolve(reading.text('HOSO_DATA') ?? 'data'),
    host: reading.text('HOSO_HOST') ?? '127.0.0.1',
    port: reading.wholeNumber('HOSO_PORT', { min: 0, max: 65_535, default: 3000 }),
    sandboxPort: reading.wholeNumber('HOSO_SANDBOX_PORT', { min: 0, max: 65_535, default: 0 }),
    ...present({ eventStoreUrl, databaseUrl, jwt, smtp }),
    kafkaBrokers: reading.brokers('KAFKA_BROKERS'),
    logLevel: reading.logLevel('HOSO_LOG_LEVEL'),
    backdatingHours: reading.wholeNumber('HOSO_BACKDATING_HOURS', { min: 0, max: YEAR_HOURS, default: 24 }),
    fileMaxMib: reading.wholeNumber('HOSO_FILE_MAX_MIB', { min: 1, max: 1_024, default: 25 }),
    commandsRetentionDays: reading.wholeNumber('HOSO_COMMANDS_RETENTION_DAYS', {
      min: 1,
      max: 30,
      default: 7,
    }),
  };
  if (reading.faults.length > 0) throw new ConfigurationError(reading.faults);
  return configuration;
};
