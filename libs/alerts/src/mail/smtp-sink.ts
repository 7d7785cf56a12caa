import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Recipient } from '../delivery/recipients';
import type { OutgoingMessage, SendOutcome, Sink } from '../delivery/sink';
import { composeMail } from './compose-mail';

export type MailRecipient = Extract<Recipient, { readonly sink: 'mail' }>;

export interface SmtpSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
  /** How long the server may be silent; 20 s when absent. */
  readonly answerWithinMs?: number;
}

const ANSWER_WITHIN_MS = 20_000;

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

const connectionOf = ({ url, answerWithinMs = ANSWER_WITHIN_MS }: SmtpSettings): SMTPConnection => {
  const { protocol, hostname, port } = new URL(url);
  return new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ''),
    secure: protocol === 'smtps:',
    ...(port !== '' && { port: Number(port) }),
    connectionTimeout: answerWithinMs,
    greetingTimeout: answerWithinMs,
    socketTimeout: answerWithinMs,
  });
};

const done = (call: (callback: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));

/** The bytes of a mail, and whether any of them was asked for: only then may the server have taken it. */
class MailBytes extends Readable {
  wereAskedFor = false;

  constructor(private readonly bytes: Buffer) {
    super();
  }

  override _read(): void {
    this.wereAskedFor = true;
    this.push(this.bytes);
    this.push(null);
  }
}

const isPermanent = ({ responseCode = 0 }: SmtpError): boolean => responseCode >= 500;

const outcomeOf = (error: SmtpError, mayHaveBeenTaken: boolean): SendOutcome => {
  const fault = [error.code ?? error.name, error.responseCode].filter((each) => each !== undefined).join(' ');
  return mayHaveBeenTaken && error.responseCode === undefined
    ? { kind: 'unknown', fault }
    : { kind: 'failed', fault, isPermanent: isPermanent(error) };
};

/** Sends mails by SMTP; where the server fell silent after it was given a mail, nobody knows. */
export class SmtpSink implements Sink<MailRecipient> {
  readonly isRepeatable = false;

  constructor(private readonly settings: SmtpSettings) {}

  async send({ address }: MailRecipient, message: OutgoingMessage): Promise<SendOutcome> {
    const { from } = this.settings;
    const bytes = new MailBytes(await composeMail(from, address, message));
    const connection = connectionOf(this.settings);
    // What breaks the connection is emitted, whatever call is waiting.
    const broken = new Promise<never>((_, reject) => connection.on('error', reject));
    try {
      await Promise.race([this.converse(connection, address, bytes), broken]);
      connection.quit();
      return { kind: 'delivered' };
    } catch (error) {
      connection.close();
      return outcomeOf(error as SmtpError, bytes.wereAskedFor);
    }
  }

  private async converse(connection: SMTPConnection, to: string, bytes: MailBytes): Promise<void> {
    const { url, from } = this.settings;
    const { username, password } = new URL(url);
    await done((callback) => connection.connect((error) => callback(error)));
    if (username !== '') {
      const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
      await done((callback) => connection.login({ user, pass }, (error) => callback(error)));
    }
    const envelope = { from: from.match(/<([^>]+)>/)?.[1] ?? from, to: [to] };
    await done((callback) => connection.send(envelope, bytes, (error) => callback(error)));
  }
}
