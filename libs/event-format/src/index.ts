export { CanonicalFormError, canonical, isCanonicalFormError } from './canonical';
export { CHAIN_START, sealChain, sealSingle, verifyChain, verifySingle } from './chain';
export type { ChainFault, ChainPosition, ChainReport } from './chain';
export {
  UnknownSchemaVersionError,
  createCodec,
  decode,
  encode,
  isUnknownSchemaVersion,
  versionOf,
} from './codec';
export type { Codec } from './codec';
export { derivedId } from './derived-id';
export { EnvelopeTamperedError, isEnvelopeTampered, open, seal } from './envelope';
export type { PersonKey } from './envelope';
export { payloadHmac } from './payload-hmac';
export type { HmacSecret } from './payload-hmac';
export { personIdOf } from './person-id';
export type { PersonBasis } from './person-id';
export { openPersonal, personalFields, personalFieldsOf, sealPersonal } from './personal-fields';
export type {
  EventOrigin,
  StoredEvent,
  StoredMetadata,
  UnsealedEvent,
  UnsealedMetadata,
} from './stored-event';
export { UPCASTERS } from './upcaster';
export type { Upcaster } from './upcaster';
