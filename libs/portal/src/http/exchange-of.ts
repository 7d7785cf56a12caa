import type { Exchange } from '../port';
import type { Reply } from './post-json';

/** What is kept of a request and its answer. */
export const exchangeOf = (service: string, request: string, reply: Reply): Exchange => ({
  service,
  request,
  ...(reply.kind === 'answered' && { response: reply.text, httpStatus: reply.status }),
});
