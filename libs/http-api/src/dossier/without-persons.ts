import { personalFieldsOf } from '@hoso/event-format';

const without = (holder: object, [name = '', ...rest]: readonly string[]): object => {
  const { [name]: member, ...others } = holder as Readonly<Record<string, unknown>>;
  if (member === undefined) return holder;
  const isLast = rest.length === 0 || typeof member !== 'object' || member === null;
  return isLast ? others : { ...others, [name]: without(member, rest) };
};

/** The event without what it says of persons, sealed or in clear. */
export const withoutPersons = <Event extends { readonly type: string; readonly data: object }>(
  event: Event,
): Event => {
  const fields = personalFieldsOf(event.type);
  if (fields.length === 0) return event;
  const data = fields.reduce((before, field) => without(before, field.split('.')), event.data);
  return { ...event, data };
};
