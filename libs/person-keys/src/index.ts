export { MemoryPersonKeys } from './memory/memory-person-keys';
export { PersonKeys } from './person-keys';
export type { SealingKey } from './person-keys';
export { MasterKeyMismatchError, isMasterKeyMismatch } from './postgres/master-key';
export { openPersonKeys } from './postgres/postgres-person-keys';
export type { PostgresPersonKeysOptions } from './postgres/postgres-person-keys';
export { SecretsError, findSecrets, isSecretsError, loadOrCreateSecrets, parseSecrets } from './secrets';
export type { Secrets } from './secrets';
