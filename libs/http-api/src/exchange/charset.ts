import type { IncomingHttpHeaders } from 'node:http';
import { EdgeFault } from '../problem/edge-fault';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;
const UTF_8 = /^utf-?8$/i;

/** @throws EdgeFault unsupported-media-type when the body is announced in another encoding than UTF-8 */
export const refuseForeignCharset = ({ 'content-type': type = '' }: IncomingHttpHeaders): void => {
  const charset = CHARSET.exec(type)?.[1];
  if (charset !== undefined && !UTF_8.test(charset))
    throw new EdgeFault('unsupported-media-type', { facts: { expected: 'charset=utf-8' } });
};
