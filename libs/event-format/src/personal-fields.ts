import { isEnvelope, type DomainEvent, type Envelope } from '@hoso/kernel';

const PEOPLE = ['opening.applicant', 'opening.representative'] as const;

/** Which members of which event's data, by path, hold a citizen's data: sealed in everything stored. */
export const personalFields: Readonly<Record<string, readonly string[]>> = {
  DossierSubmitted: PEOPLE,
  DossierReceived: PEOPLE,
  ReceptionRefused: PEOPLE,
  ReceptionSupplementRequested: PEOPLE,
  PetitionSubmitted: ['opening.petitioner', 'opening.content'],
  PetitionSupplemented: ['content'],
  PetitionRated: ['comment'],
  PetitionReopened: ['reason'],
  PortalExchangeEnded: ['content'],
  PortalReconciled: ['content'],
  PortalLookUpFailed: ['content'],
  QuestionReceived: ['asker', 'content'],
};

const NONE: readonly string[] = [];

/** The personal members of an event type; none for most. */
export const personalFieldsOf = (type: string): readonly string[] => personalFields[type] ?? NONE;

type Change = (value: unknown, field: string) => unknown;

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with the member at the path changed; as it is where the path leads nowhere. */
const changeAt = (value: unknown, path: readonly string[], change: (member: unknown) => unknown): unknown => {
  const [name, ...inner] = path;
  if (name === undefined) return change(value);
  if (!isPlain(value) || value[name] === undefined) return value;
  return { ...value, [name]: changeAt(value[name], inner, change) };
};

const mapFields = (event: DomainEvent, fields: readonly string[], change: Change): DomainEvent => {
  const data = fields.reduce<unknown>(
    (changed, field) => changeAt(changed, field.split('.'), (member) => change(member, field)),
    event.data,
  );
  return data === event.data ? event : { ...event, data: data as object };
};

/** Replaces the named members that are in clear by envelopes; what is sealed already, or absent, stays as it is. */
export const sealPersonal = (
  event: DomainEvent,
  fields: readonly string[],
  sealField: (value: unknown, field: string) => Envelope,
): DomainEvent =>
  mapFields(event, fields, (value, field) => (isEnvelope(value) ? value : sealField(value, field)));

/** Replaces the named envelopes by what they hold; one that answers undefined (erased, not permitted) stays sealed. */
export const openPersonal = (
  event: DomainEvent,
  fields: readonly string[],
  openField: (envelope: Envelope, field: string) => unknown,
): DomainEvent =>
  mapFields(event, fields, (value, field) =>
    isEnvelope(value) ? (openField(value, field) ?? value) : value,
  );
