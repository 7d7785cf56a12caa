import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './log-level';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The role that speaks, such as `hoso` or `projector`. */
  readonly name: string;
  /** Where lines go; default stderr, because stdout belongs to the answer of a command. */
  readonly to?: DestinationStream;
}

const STDERR = 2;

/** Credentials never reach a log, wherever a caller puts the headers. */
const SECRETS = ['authorization', 'apiKey', 'localKey', '["x-api-key"]'].flatMap((key) => {
  const member = key.startsWith('[') ? key : `.${key}`;
  return [key, `headers${member}`, `req.headers${member}`];
});

/** A logger of one JSON line per entry, with ISO time. */
export const createLogger = ({ level, name, to }: LoggerOptions): Logger =>
  pino(
    { level, name, timestamp: stdTimeFunctions.isoTime, redact: { paths: SECRETS, censor: '[hidden]' } },
    to ?? destination({ dest: STDERR, sync: true }),
  );
