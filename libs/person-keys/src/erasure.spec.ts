import { randomBytes, randomUUID } from 'node:crypto';
import {
  CHAIN_START,
  decode,
  encode,
  open,
  openPersonal,
  payloadHmac,
  personalFieldsOf,
  personIdOf,
  seal,
  sealChain,
  sealPersonal,
  verifyChain,
  type StoredEvent,
} from '@hoso/event-format';
import { instantOf, isEnvelope, type DomainEvent, type Envelope } from '@hoso/kernel';
import { MemoryPersonKeys, type PersonKeys } from './index';

const secret = randomBytes(32);
const received: DomainEvent = {
  type: 'DossierReceived',
  data: { opening: { code: 'H23-1', applicant: { name: 'Nguyễn Văn A', identityNumber: '001234567890' } } },
  at: instantOf('2025-01-24T15:30:00+07:00'),
};
const assigned: DomainEvent = { type: 'OfficerAssigned', data: { officer: 'u1' }, at: received.at };
const origin = {
  commandId: randomUUID(),
  payloadHmac: payloadHmac(secret, received.data),
  correlationId: randomUUID(),
  causationId: randomUUID(),
  actor: { id: 'u1', role: 'clerk' } as const,
};

const applicantOf = (event: { readonly data: object }): unknown =>
  (event.data as { readonly opening: { readonly applicant: unknown } }).opening.applicant;

const write = async (keys: PersonKeys): Promise<readonly StoredEvent[]> => {
  const person = personIdOf(secret, { identityNumber: '001234567890' });
  const sealing = (await keys.keysFor([person])).get(person)!;
  const events = [received, assigned].map((event) =>
    sealPersonal(event, personalFieldsOf(event.type), (value) => seal(sealing.key, sealing.person, value)),
  );
  return sealChain(
    CHAIN_START,
    events.map((event) => encode(randomUUID(), event, origin)),
  );
};

const read = async (keys: PersonKeys, stored: readonly StoredEvent[]): Promise<readonly DomainEvent[]> => {
  const applicant = applicantOf(stored[0]!);
  const found = await keys.find(isEnvelope(applicant) ? [applicant.person] : []);
  return stored
    .map(decode)
    .map((event) =>
      openPersonal(event, personalFieldsOf(event.type), (envelope) =>
        open(found.get(envelope.person), envelope),
      ),
    );
};

describe('the erasure of a person', () => {
  it('makes the citizen unreadable while the dossier stays whole and proven', async () => {
    const keys = new MemoryPersonKeys();
    const stored = await write(keys);
    expect(JSON.stringify(stored)).not.toMatch(/Nguyễn|001234567890/);
    expect(await read(keys, stored)).toEqual([received, assigned]);

    await keys.destroy((applicantOf(stored[0]!) as Envelope).person);
    const after = await read(keys, stored);
    expect(applicantOf(after[0]!)).toEqual(applicantOf(stored[0]!));
    expect(after[0]!.data).toMatchObject({ opening: { code: 'H23-1' } });
    expect(after[1]).toEqual(assigned);
    expect(verifyChain(stored)).toMatchObject({ ok: true, events: 2 });
  });
});
