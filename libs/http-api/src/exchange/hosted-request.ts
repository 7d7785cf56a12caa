import type { FastifyRequest } from 'fastify';
import type { Principal } from '@hoso/access';

/** A request once the guard has seen it. */
export interface HostedRequest extends FastifyRequest {
  principal?: Principal;
  /** The media type of an upload, as the caller gave it. */
  uploadType?: string;
}
