/** The portal’s own answer, inside whatever HTTP brought. */
export interface PortalReply {
  /** As text: it arrives as a text or a number. */
  readonly errorCode: string;
  readonly message: string;
  readonly result: unknown;
}

/** @returns undefined where the text is no such answer, as a page of a proxy is none */
export const parsePortalReply = (text: string): PortalReply | undefined => {
  try {
    const parsed = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const code = parsed?.['error_code'];
    if (typeof code !== 'string' && typeof code !== 'number') return undefined;
    const message = parsed?.['message'];
    return {
      errorCode: String(code),
      message: typeof message === 'string' ? message : '',
      result: parsed?.['result'],
    };
  } catch {
    return undefined;
  }
};
