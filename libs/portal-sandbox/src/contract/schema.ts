/** The little of JSON Schema that the portal’s records need. */
export type Schema = Readonly<Record<string, unknown>>;

/** Formats of portal dates: `yyyyMMddHHmmss`; the second may be empty. */
export const PORTAL_DATE = 'portal-date';
export const OPTIONAL_PORTAL_DATE = 'optional-portal-date';

export const text = (maxLength?: number): Schema => ({ type: 'string', ...(maxLength && { maxLength }) });
export const filled = (maxLength?: number): Schema => ({ ...text(maxLength), pattern: '\\S' });
export const matching = (pattern: string): Schema => ({ type: 'string', pattern });
export const code = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const optionalCode = (...values: readonly string[]): Schema => code('', ...values);
export const date: Schema = { type: 'string', format: PORTAL_DATE };
/** A date that stays empty while it is unknown. */
export const optionalDate: Schema = { type: 'string', format: OPTIONAL_PORTAL_DATE };
export const list = (items: Schema): Schema => ({ type: 'array', items });

export const record = (
  mandatory: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  properties: { ...mandatory, ...optional },
  required: Object.keys(mandatory),
  additionalProperties: false,
});

/** What is known of it is only that its scalars are strings. */
export const anyRecord: Schema = {
  type: 'object',
  additionalProperties: { type: ['string', 'array', 'object'] },
};
