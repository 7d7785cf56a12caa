import type { PortalReply } from '../contract/reply';

/** What the caller comes to see. */
export type Delivery =
  | { readonly kind: 'reply'; readonly reply: PortalReply }
  | {
      readonly kind: 'text';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** The connection is reset. */
  | { readonly kind: 'cut' };

export const CUT: Delivery = { kind: 'cut' };

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const page = (title: string): string =>
  `<!DOCTYPE html><html lang="vi"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

export const MAINTENANCE: Delivery = {
  kind: 'text',
  status: 503,
  headers: HTML,
  body: page('Hệ thống đang bảo trì'),
};

export const SERVER_ERROR: Delivery = {
  kind: 'text',
  status: 500,
  headers: HTML,
  body: page('500 – Lỗi máy chủ'),
};

/** JSON that ends in the middle. */
export const UNREADABLE: Delivery = {
  kind: 'text',
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '{"error_code":"0","mess',
};

export const rateLimited = (seconds: number): Delivery => ({
  kind: 'text',
  status: 429,
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(seconds) },
  body: JSON.stringify({ message: 'Quá số lần gọi cho phép' }),
});
