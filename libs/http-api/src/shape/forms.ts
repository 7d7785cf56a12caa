interface TextForm {
  readonly pattern: RegExp;
  /** What it must be, as the end of a sentence. */
  readonly meaning: string;
}

/** The fixed forms of text that bodies, queries and headers share. */
export const FORMS = {
  uuid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, meaning: 'a UUID' },
  trace: { pattern: /^[\w.:@/+=-]{1,128}$/, meaning: 'at most 128 letters, digits and . : @ / + = - _' },
  etag: { pattern: /^"\d{1,15}"$/, meaning: 'a revision in quotes, such as "3"' },
  timeOfDay: { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, meaning: 'a time, HH:mm' },
  sha256: { pattern: /^[0-9a-f]{64}$/, meaning: 'a SHA-256 in 64 lower-case hex digits' },
  mediaType: {
    pattern: /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/,
    meaning: 'a media type such as application/pdf',
  },
  portalNumber: {
    pattern: /^[A-Za-z0-9][\w./-]{0,99}$/,
    meaning:
      'a number of the national portal: at most 100 letters, digits and . / - _, the first a letter or digit',
  },
  position: { pattern: /^\d{1,18}$/, meaning: 'a place in the log, in digits' },
  pageSize: { pattern: /^[1-9]\d{0,2}$/, meaning: 'a number from 1 to 999' },
  times: { pattern: /^[1-9]\d{0,2}$/, meaning: 'a number of times from 1 to 999' },
  amount: {
    pattern: /^\d{1,5}(\.\d{1,6})?$/,
    meaning: 'a number of more than 0 to 10000; fractions for working hours only',
  },
} as const satisfies Readonly<Record<string, TextForm>>;

export type FormName = keyof typeof FORMS;
