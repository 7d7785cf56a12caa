import type { PortalAnswer } from '../port';
import { saysDossierIsMissing } from './missing-dossier';
import { parsePortalReply, type PortalReply } from './portal-reply';
import type { Reply } from './post-json';

type Told<Answer> = Answer extends { readonly exchange: unknown } ? Omit<Answer, 'exchange'> : never;

/** An answer without what was exchanged. */
export type Judgement = Told<PortalAnswer>;

/** Codes with which the portal has read the request; what it thought of it stands in the message. */
const READ: ReadonlySet<string> = new Set(['0', '3', '-3']);
const DONE = '0';

const SUCCEEDED = /(?<!(?:không|chưa) )thành công/iu;
const EXISTS = /đã tồn tại/iu;

const notNow = (
  reason: Extract<Judgement, { kind: 'not-now' }>['reason'],
  message: string,
  retryAfterMs?: number,
): Judgement => ({
  kind: 'not-now',
  reason,
  message,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

const SESSION_OVER =
  /(phiên(?! bản)|session).*(hết hạn|không hợp lệ|không tồn tại|không tìm thấy|expired|invalid)/iu;

/** What is said of a refusal, and what it means; the first that fits. */
const WORDS: readonly (readonly [(said: string) => boolean, (message: string) => Judgement])[] = [
  [(said) => SESSION_OVER.test(said), (message) => notNow('session', message)],
  [saysDossierIsMissing, () => ({ kind: 'absent' })],
  [(said) => /bảo trì|maintenance/iu.test(said), (message) => notNow('maintenance', message)],
  [(said) => /quá tải|thử lại sau/iu.test(said), (message) => notNow('server-error', message)],
];

/** What an answer in the portal’s own words means. */
const judgeWords = ({ errorCode, message }: PortalReply): Judgement => {
  const said = message.normalize('NFC');
  if (EXISTS.test(said)) return { kind: 'exists' };
  if (errorCode === DONE || (READ.has(errorCode) && SUCCEEDED.test(said))) return { kind: 'accepted' };
  const known = WORDS.find(([fits]) => fits(said));
  return known ? known[1](message) : { kind: 'rejected', errorCode, message };
};

/** What a status of HTTP means where the portal itself did not speak; undefined for those it speaks with. */
const judgeStatus = (reply: Extract<Reply, { kind: 'answered' }>): Judgement | undefined => {
  const { status, retryAfterMs } = reply;
  if (status === 429) return notNow('rate-limited', 'HTTP 429', retryAfterMs);
  if (status === 503) return notNow('maintenance', 'HTTP 503', retryAfterMs);
  if (status === 401 || status === 403) return notNow('session', `HTTP ${status}`);
  // A server that failed, or a gateway that lost it on the way back, may have taken it.
  if (status >= 500) return { kind: 'unknown', message: `HTTP ${status}` };
  return undefined;
};

export const UNREADABLE = 'an answer that cannot be read';

/** Tells apart what has to happen next. Whatever leaves a doubt whether it was taken is `unknown`. */
export const judgeReply = (reply: Reply): Judgement => {
  if (reply.kind === 'not-sent') return notNow('unreachable', reply.message);
  if (reply.kind === 'lost') return { kind: 'unknown', message: reply.message };
  const byStatus = judgeStatus(reply);
  if (byStatus) return byStatus;
  const words = parsePortalReply(reply.text);
  if (words) return judgeWords(words);
  const { status } = reply;
  return status >= 300
    ? { kind: 'rejected', errorCode: `HTTP ${status}`, message: 'not the portal’s own answer' }
    : { kind: 'unknown', message: UNREADABLE };
};
