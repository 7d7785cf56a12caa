import type { DomainEvent } from '@hoso/kernel';
import type { EventOrigin, UnsealedEvent } from './stored-event';
import { UPCASTERS, type Upcaster } from './upcaster';

/** An event written by a newer program than this one: reading it would guess. */
export class UnknownSchemaVersionError extends Error {
  readonly code = 'unknown-schema-version';
}

export const isUnknownSchemaVersion = (error: unknown): error is UnknownSchemaVersionError =>
  error instanceof UnknownSchemaVersionError;

/** Between an event of the law and its stored form. */
export interface Codec {
  /** The version in which an event of this type is written today; 1 unless an upcaster leads further. */
  readonly versionOf: (type: string) => number;
  /** @param id a fresh random UUID */
  readonly encode: (id: string, event: DomainEvent, origin: EventOrigin) => UnsealedEvent;
  /** @throws UnknownSchemaVersionError for a version beyond today's */
  readonly decode: (stored: UnsealedEvent) => DomainEvent;
}

const stepName = (type: string, version: number): string => `${type}.v${version}`;

interface Steps {
  readonly after: (type: string, version: number) => Upcaster | undefined;
  readonly versionOf: (type: string) => number;
}

const stepsOf = (upcasters: readonly Upcaster[]): Steps => {
  const steps = new Map(upcasters.map((step) => [stepName(step.type, step.from), step]));
  if (steps.size !== upcasters.length)
    throw new RangeError('Two upcasters read the same version of an event');
  const versions = new Map<string, number>();
  for (const { type, from, renamedTo } of upcasters) {
    const name = renamedTo ?? type;
    versions.set(name, Math.max(versions.get(name) ?? 1, from + 1));
  }
  return {
    after: (type, version) => steps.get(stepName(type, version)),
    versionOf: (type) => versions.get(type) ?? 1,
  };
};

const lift = ({ type, data, metadata }: UnsealedEvent, { after, versionOf }: Steps): DomainEvent => {
  let [name, lifted, version] = [type, data, metadata.schemaVersion];
  for (let step = after(name, version); step; step = after(name, version)) {
    lifted = step.up(lifted, metadata);
    name = step.renamedTo ?? name;
    version++;
  }
  if (version > versionOf(name))
    throw new UnknownSchemaVersionError(
      `${type} is stored in version ${metadata.schemaVersion}; this program knows up to ${versionOf(name)}`,
    );
  return { type: name, data: lifted, at: metadata.occurredAt };
};

/** @throws RangeError when two upcasters read the same version */
export const createCodec = (upcasters: readonly Upcaster[]): Codec => {
  const steps = stepsOf(upcasters);
  return {
    versionOf: steps.versionOf,
    encode: (id, { type, data, at }, origin) => ({
      id,
      type,
      data,
      // Written in sorted order, so that the canonical form need not sort.
      metadata: {
        $causationId: origin.causationId,
        $correlationId: origin.correlationId,
        actor: origin.actor,
        commandId: origin.commandId,
        occurredAt: at,
        payloadHmac: origin.payloadHmac,
        schemaVersion: steps.versionOf(type),
      },
    }),
    decode: (stored) => lift(stored, steps),
  };
};

/** The codec of every write and read path except verification, which reads what is stored. */
export const { versionOf, encode, decode } = createCodec(UPCASTERS);
