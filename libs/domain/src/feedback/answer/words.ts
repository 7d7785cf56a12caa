/** Text without tone and vowel marks, in lower case: as people type it in a hurry. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

/** The words (for Vietnamese: the syllables) of a text, so that case, marks and punctuation make no difference. */
export const wordsOf = (text: string): readonly string[] =>
  plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
