import { setTimeout as pause } from 'node:timers/promises';
import { parsePortalReply } from '../http/portal-reply';
import { postJson, type Reply } from '../http/post-json';
import type { NationalSettings } from '../settings/portal-settings';

/** A session, or why there is none. */
export type LogIn =
  { readonly kind: 'session'; readonly session: string } | { readonly kind: 'failed'; readonly reply: Reply };

const LOG_INS = 3;
const AGAIN_MS = 50;

/** Whether the portal itself said nothing: it may do so the next time. */
const isUnanswered = (logIn: LogIn): boolean => {
  if (logIn.kind === 'session') return false;
  const { reply } = logIn;
  if (reply.kind !== 'answered' || reply.status >= 500) return true;
  return reply.status < 300 && parsePortalReply(reply.text) === undefined;
};

/** The adapter’s session: one log-in at a time, kept for as long as it is believed to last. */
export class Session {
  private current: { readonly session: string; readonly until: number } | undefined;
  private loggingIn: Promise<LogIn> | undefined;

  constructor(
    private readonly settings: NationalSettings,
    private readonly nowMs: () => number,
  ) {}

  async get(): Promise<LogIn> {
    if (this.current && this.nowMs() < this.current.until)
      return { kind: 'session', session: this.current.session };
    this.loggingIn ??= this.logIn().finally(() => (this.loggingIn = undefined));
    return this.loggingIn;
  }

  /** The portal no longer takes it. */
  drop(session: string): void {
    if (this.current?.session === session) this.current = undefined;
  }

  /** All that is under way waits for it, and to repeat it does no harm: some tries, in the time of one. */
  private async logIn(): Promise<LogIn> {
    const { timeoutMs } = this.settings;
    const until = performance.now() + timeoutMs;
    let outcome = await this.tryToLogIn(timeoutMs);
    for (let tries = 1; tries < LOG_INS && isUnanswered(outcome); tries += 1) {
      await pause(AGAIN_MS);
      const leftMs = Math.floor(until - performance.now());
      if (leftMs <= 0) break;
      outcome = await this.tryToLogIn(leftMs);
    }
    return outcome;
  }

  private async tryToLogIn(timeoutMs: number): Promise<LogIn> {
    const { adapterUrl, authEndpoint, username, password, sessionMinutes } = this.settings;
    const body = JSON.stringify({ username, password });
    const reply = await postJson({ url: adapterUrl + authEndpoint, body, timeoutMs });
    const session = sessionIn(reply);
    if (session === undefined) return { kind: 'failed', reply };
    this.current = { session, until: this.nowMs() + sessionMinutes * 60_000 };
    return { kind: 'session', session };
  }
}

const sessionIn = (reply: Reply): string | undefined => {
  if (reply.kind !== 'answered' || parsePortalReply(reply.text)?.errorCode !== '0') return undefined;
  const { session } = JSON.parse(reply.text) as { readonly session?: unknown };
  return typeof session === 'string' && session !== '' ? session : undefined;
};
