/** The `code` of anything thrown; without `instanceof`, as a runtime may have more than one Error. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
