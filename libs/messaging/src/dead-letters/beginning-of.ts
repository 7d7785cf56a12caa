const jsonBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/** The longest beginning of a text that takes at most so many bytes inside JSON; no character is split. */
export const beginningOf = (text: string, maxBytes: number): string => {
  if (text.length <= maxBytes && jsonBytes(text) <= maxBytes) return text;
  let fits = 0;
  let exceeds = Math.min(text.length, Math.max(0, Math.floor(maxBytes))) + 1;
  while (exceeds - fits > 1) {
    const middle = (fits + exceeds) >> 1;
    if (jsonBytes(text.slice(0, middle)) <= maxBytes) fits = middle;
    else exceeds = middle;
  }
  const isPairSplit = text.codePointAt(fits - 1)! > 0xffff;
  return text.slice(0, isPairSplit ? fits - 1 : fits);
};

/** The longest beginning of bytes that takes at most so many bytes in base64. */
export const beginningInBase64 = (bytes: Buffer, maxBytes: number): Buffer =>
  bytes.subarray(0, Math.floor(Math.max(0, maxBytes) / 4) * 3);
