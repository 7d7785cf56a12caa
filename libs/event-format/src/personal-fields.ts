import { isEnvelope, type DomainEvent, type Envelope } from '@hoso/kernel';

const PEOPLE = ['applicant', 'representative'] as const;

/** Which members of which event's data hold a citizen's data: sealed in everything stored. */
export const personalFields: Readonly<Record<string, readonly string[]>> = {
  DossierSubmitted: PEOPLE,
  DossierReceived: PEOPLE,
  ReceptionRefused: PEOPLE,
  ReceptionSupplementRequested: PEOPLE,
};

const NONE: readonly string[] = [];

/** The personal members of an event type; none for most. */
export const personalFieldsOf = (type: string): readonly string[] => personalFields[type] ?? NONE;

const mapFields = (
  event: DomainEvent,
  fields: readonly string[],
  change: (value: unknown, field: string) => unknown,
): DomainEvent => {
  const data = event.data as Readonly<Record<string, unknown>>;
  const changed: Record<string, unknown> = {};
  for (const field of fields) if (data[field] !== undefined) changed[field] = change(data[field], field);
  return Object.keys(changed).length === 0 ? event : { ...event, data: { ...data, ...changed } };
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
