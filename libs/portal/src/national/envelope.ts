import { exchangeOf } from '../http/exchange-of';
import { judgeReply } from '../http/judge-reply';
import { postJson, type Reply } from '../http/post-json';
import type { PortalAnswer } from '../port';
import type { NationalSettings } from '../settings/portal-settings';
import { Session } from './session';

export type Endpoint = 'integration' | 'share';

/** What a service is asked for. */
export interface ServiceCall {
  readonly service: string;
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A request without its session, and what came back. */
export interface Called {
  /** As sent, but for the session, which is a secret. */
  readonly request: string;
  readonly reply: Reply;
}

interface Tried extends Called {
  /** The portal no longer took the session, and nothing else of the call. */
  readonly isSessionOver: boolean;
}

const isSessionOver = (reply: Reply): boolean => {
  const judgement = judgeReply(reply);
  return judgement.kind === 'not-now' && judgement.reason === 'session';
};

/** A log-in that failed: nothing of the call itself was sent. */
const notSent = (reply: Reply): Reply => {
  if (reply.kind === 'not-sent') return reply;
  if (reply.kind === 'lost') return { kind: 'not-sent', message: `log-in: ${reply.message}` };
  return reply.status >= 500 || reply.status === 429
    ? { ...reply, status: reply.status === 429 ? 429 : 503 }
    : { ...reply, status: 401 };
};

/** Calls in the national envelope; a session that is over is renewed once for each call. */
export class NationalEnvelope {
  private readonly session: Session;

  constructor(
    private readonly settings: NationalSettings,
    nowMs: () => number,
  ) {
    this.session = new Session(settings, nowMs);
  }

  async call(call: ServiceCall): Promise<Called> {
    const first = await this.once(call);
    return first.isSessionOver ? this.once(call) : first;
  }

  /** Hands something over, where all that comes back is how it was taken. */
  async send(service: string, parameters: ServiceCall['parameters']): Promise<PortalAnswer> {
    const { request, reply } = await this.call({ service, endpoint: 'integration', parameters });
    return { ...judgeReply(reply), exchange: exchangeOf(service, request, reply) };
  }

  private async once({ service, endpoint, parameters }: ServiceCall): Promise<Tried> {
    const { adapterUrl, integrationEndpoint, shareEndpoint, unitCode, dstcode, timeoutMs } = this.settings;
    const shown = { madonvi: unitCode, service, ...parameters };
    const request = JSON.stringify(shown);
    const logIn = await this.session.get();
    if (logIn.kind === 'failed') return { request, reply: notSent(logIn.reply), isSessionOver: false };
    const { session } = logIn;
    const reply = await postJson({
      url: adapterUrl + (endpoint === 'share' ? shareEndpoint : integrationEndpoint),
      headers: { dstcode },
      body: JSON.stringify({ session, ...shown }),
      timeoutMs,
    });
    const isOver = isSessionOver(reply);
    if (isOver) this.session.drop(session);
    return { request, reply, isSessionOver: isOver };
  }
}
