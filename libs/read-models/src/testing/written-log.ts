import { HAI_DUONG } from '@hoso/domain';
import { encode, type EventOrigin } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { DomainEvent, Instant } from '@hoso/kernel';
import { procedureVersion, vn } from '@hoso/testing';

const ORIGIN: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000000',
  payloadHmac: '',
  correlationId: '00000000-0000-4000-8000-000000000000',
  causationId: '00000000-0000-4000-8000-000000000000',
  actor: { id: 'an', role: 'head', unit: 'H23.15' },
};

/** Appends events as the engine stores them, without its chain, which projections do not read. */
export const write = async (
  store: EventStore,
  stream: string,
  ...events: readonly DomainEvent[]
): Promise<bigint> => {
  const stored = events.map((event) => encode(crypto.randomUUID(), event, ORIGIN));
  return (await store.append(stream, 'any', stored)).position;
};

/** The testing kit's procedure, published, and the official calendar. */
export const writeReference = async (
  store: EventStore,
  at: Instant = vn('2020-01-02T08:00'),
): Promise<void> => {
  const version = procedureVersion();
  await write(store, `calendar-${HAI_DUONG.region}`, {
    type: 'CalendarAnnounced',
    data: { calendar: HAI_DUONG },
    at,
  });
  await write(
    store,
    `procedure-${version.code}`,
    { type: 'ProcedureVersionAdopted', data: version, at },
    {
      type: 'ProcedurePublished',
      data: {
        code: version.code,
        version: version.version,
        decision: '1/QĐ-UBND',
        decidedOn: '2020-01-01',
        publishedOn: '2020-01-02',
      },
      at,
    },
  );
};
