const FOREIGN_CODE = /^[A-Za-z0-9._-]{1,64}$/;

/** Whether a *HOIDAPID* may name a stream: it is foreign input, and the portal promises nothing of its form. */
export const isQuestionId = (text: unknown): text is string =>
  typeof text === 'string' && FOREIGN_CODE.test(text);
