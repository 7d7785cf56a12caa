/** How a request over HTTP went, before anybody reads what it means. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      /** Of the header `Retry-After`, where it has one. */
      readonly retryAfterMs?: number;
    }
  /** It did not leave this machine. */
  | { readonly kind: 'not-sent'; readonly message: string }
  /** It left, and no whole answer came. */
  | { readonly kind: 'lost'; readonly message: string };

export interface JsonRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

const BEFORE_SENDING: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const SECOND_MS = 1_000;

const retryAfterOf = (header: string | null): number | undefined => {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * SECOND_MS;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
};

const codeOf = (error: unknown): unknown => {
  const { cause } = error as {
    readonly cause?: { readonly code?: unknown; readonly errors?: readonly unknown[] };
  };
  const [first] = cause?.errors ?? [];
  return cause?.code ?? (first as { readonly code?: unknown } | undefined)?.code;
};

const messageOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/** Posts JSON; never throws. Redirects are not followed: what is sent is meant for one address. */
export const postJson = async ({ url, headers, body, timeoutMs }: JsonRequest): Promise<Reply> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        charset: 'utf-8',
        ...headers,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const retryAfterMs = retryAfterOf(response.headers.get('retry-after'));
    const { status } = response;
    return { kind: 'answered', status, text, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  } catch (error) {
    const message = messageOf(error);
    return BEFORE_SENDING.has(codeOf(error)) ? { kind: 'not-sent', message } : { kind: 'lost', message };
  }
};
