import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

const isStack = (text: unknown): text is string => typeof text === 'string' && /\n\s+at /.test(text);

/**
 * Lets Nest speak through the process's logger; Nest passes a stack and a context after the message. What it says of
 * every route and module at a start is of interest to those who debug.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.logger.debug(...this.entry(message, rest));
  error = (message: unknown, ...rest: unknown[]): void => this.logger.error(...this.entry(message, rest));
  warn = (message: unknown, ...rest: unknown[]): void => this.logger.warn(...this.entry(message, rest));
  debug = (message: unknown, ...rest: unknown[]): void => this.logger.debug(...this.entry(message, rest));
  verbose = (message: unknown, ...rest: unknown[]): void => this.logger.trace(...this.entry(message, rest));
  fatal = (message: unknown, ...rest: unknown[]): void => this.logger.fatal(...this.entry(message, rest));

  private entry(message: unknown, rest: readonly unknown[]): [object, string] {
    const stack = rest.find(isStack);
    const context = rest.filter((each) => typeof each === 'string' && !isStack(each)).at(-1);
    const facts = { ...(context !== undefined && { context }), ...(stack && { stack }) };
    if (message instanceof Error) return [{ ...facts, err: message }, message.message];
    return typeof message === 'string' ? [facts, message] : [{ ...facts, message }, ''];
  }
}
