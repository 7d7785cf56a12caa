import { randomBytes } from 'node:crypto';
import { instantOf, type DomainEvent, type Envelope } from '@hoso/kernel';
import fc from 'fast-check';
import { isEnvelopeTampered, open, seal } from './envelope';
import { payloadHmac } from './payload-hmac';
import { personIdOf } from './person-id';
import { openPersonal, personalFieldsOf, sealPersonal } from './personal-fields';

const key = randomBytes(32);
const secret = randomBytes(32);
const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('an envelope', () => {
  it('gives back what was sealed, and never the same bytes twice', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, person) => {
        const [first, second] = [seal(key, person, value), seal(key, person, value)];
        expect(open(key, first)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(first.iv).not.toBe(second.iv);
      }),
    ));

  it('fails when any byte, the person or the key is another', () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (n, flip) => {
        const envelope = seal(key, 'p-1', { name: 'Nguyễn Văn A' });
        const flipped = (text: string): string => {
          const bytes = Buffer.from(text, 'base64');
          bytes[n % bytes.length]! ^= flip;
          return bytes.toString('base64');
        };
        const forged: readonly Envelope[] = [
          { ...envelope, sealed: flipped(envelope.sealed) },
          { ...envelope, iv: flipped(envelope.iv) },
          { ...envelope, person: 'p-2' },
          { ...envelope, sealed: 'AAAA' },
        ];
        for (const one of forged) expect(isEnvelopeTampered(failure(() => open(key, one)))).toBe(true);
        expect(isEnvelopeTampered(failure(() => open(randomBytes(32), envelope)))).toBe(true);
      }),
    ));

  it('cannot be read without its key', () =>
    expect(open(undefined, seal(key, 'p-1', { name: 'A' }))).toBeUndefined());
});

describe('the personal members of an event', () => {
  const received: DomainEvent = {
    type: 'DossierReceived',
    data: { opening: { code: 'H23-1', applicant: { name: 'Nguyễn Văn A', phone: '0900000000' } } },
    at: instantOf('2025-01-24T15:30:00+07:00'),
  };
  const fields = personalFieldsOf('DossierReceived');
  const sealed = sealPersonal(received, fields, (value, field) => seal(key, `p-${field}`, value));

  it('leave no trace in what is stored and come back with the key', () => {
    expect(JSON.stringify(sealed)).not.toMatch(/Nguyễn|0900/);
    expect(sealed.data).toMatchObject({
      opening: { code: 'H23-1', applicant: { person: 'p-opening.applicant' } },
    });
    expect(sealed.data).not.toHaveProperty('opening.representative');
    expect(openPersonal(sealed, fields, (envelope) => open(key, envelope))).toEqual(received);
  });

  it('are not sealed twice, and stay sealed when the person was erased', () => {
    expect(sealPersonal(sealed, fields, () => seal(key, 'other', 1))).toEqual(sealed);
    const read = openPersonal(sealed, fields, (envelope) => open(undefined, envelope));
    expect(read).toEqual(sealed);
  });

  it('are none in an event that names nobody', () => {
    const assigned: DomainEvent = { ...received, type: 'OfficerAssigned' };
    expect(sealPersonal(assigned, personalFieldsOf(assigned.type), () => seal(key, 'p', 1))).toBe(assigned);
  });
});

describe('a person', () => {
  it('is the same however the number is written, and opaque', () => {
    const id = personIdOf(secret, { identityNumber: '001234567890' });
    expect(personIdOf(secret, { identityNumber: ' 001 234.567-890' })).toBe(id);
    expect(id).toMatch(/^[\w-]{24}$/);
    expect(personIdOf(randomBytes(32), { identityNumber: '001234567890' })).not.toBe(id);
  });

  it('without a number is one of a dossier or command, apart for each part played', () => {
    const ids = [
      personIdOf(secret, { dossier: 'x', part: 'applicant' }),
      personIdOf(secret, { dossier: 'x', part: 'representative' }),
      personIdOf(secret, { command: 'x', part: 'applicant' }),
      personIdOf(secret, { identityNumber: 'x' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('the fingerprint of a payload', () => {
  it('is the same for the same content in another order, and another for another', () => {
    expect(payloadHmac(secret, { a: 1, b: [2] })).toBe(payloadHmac(secret, { b: [2], a: 1 }));
    expect(payloadHmac(secret, { a: 1, b: [3] })).not.toBe(payloadHmac(secret, { a: 1, b: [2] }));
    expect(payloadHmac(secret, {})).toMatch(/^[0-9a-f]{64}$/);
  });
});
