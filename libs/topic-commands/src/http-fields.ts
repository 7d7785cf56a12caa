/** What a field value of HTTP carries (RFC 9110, 5.5): visible ASCII, space, tab, and bytes from 0x80. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Half of what Node takes for the target and the fields of a request together: others add fields of their own. */
const HEAD_BYTES = 8_192;

/** The first field whose value HTTP cannot carry, by name. */
export const unfitField = (fields: Readonly<Record<string, string>>): string | undefined =>
  Object.keys(fields).find((name) => !FIELD_VALUE.test(fields[name]!));

/** Whether a server would take the target and these fields, all of them fit, for too many. */
export const isHeadTooLarge = (target: string, fields: Readonly<Record<string, string>>): boolean => {
  const size = Object.entries(fields).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return target.length + size > HEAD_BYTES;
};
