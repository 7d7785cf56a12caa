import { Ajv, type ErrorObject } from 'ajv';
import { portalDateMs } from './portal-date';
import { OPTIONAL_PORTAL_DATE, PORTAL_DATE, type Schema } from './schema';

/** Says in Vietnamese what is wrong with a value; undefined when nothing is. */
export type Judge = (value: unknown) => string | undefined;

const fieldOf = ({ instancePath, params, keyword }: ErrorObject): string => {
  const path = instancePath.split('/').slice(1);
  const member: unknown = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  return [...path, ...(typeof member === 'string' ? [member] : [])].join('.') || 'dữ liệu';
};

/** Keyword of JSON Schema → what the portal says of the field. */
const FAULTS: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: () => 'bắt buộc nhập',
  type: ({ params }) => `sai kiểu dữ liệu, yêu cầu ${String(params['type'])}`,
  enum: () => 'không thuộc danh mục',
  pattern: () => 'để trống hoặc sai định dạng',
  format: () => 'không đúng định dạng yyyyMMddHHmmss',
  maxLength: ({ params }) => `vượt quá ${String(params['limit'])} ký tự`,
  additionalProperties: () => 'không có trong cấu trúc dữ liệu',
};

const wordingOf = (error: ErrorObject): string => {
  const fault = FAULTS[error.keyword]?.(error) ?? 'không hợp lệ';
  return `Trường ${fieldOf(error)} ${fault}`;
};

const newAjv = (): Ajv => {
  const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true });
  const isDate = (value: string) => portalDateMs(value) !== undefined;
  return ajv
    .addFormat(PORTAL_DATE, isDate)
    .addFormat(OPTIONAL_PORTAL_DATE, (value: string) => value === '' || isDate(value));
};

/** A judge by a schema; the first fault is told. */
export const judgeBy = (schema: Schema): Judge => {
  const validate = newAjv().compile(schema);
  return (value) => (validate(value) ? undefined : wordingOf(validate.errors![0]!));
};

const opened = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(opened);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(
    ([name, value]) => !(name === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, opened(value)]));
};

/** The same schema, in which members that it does not name are passed over. */
export const openSchema = (schema: Schema): Schema => opened(schema) as Schema;
