export { connect } from './connect';
export type { ConnectOptions, Database, HeldConnection, RunStatement, Statement } from './connect';
export { EmbeddedPostgresError, isEmbeddedPostgresError } from './embedded/embedded-postgres-error';
export type { EmbeddedPostgresFault } from './embedded/embedded-postgres-error';
export { startEmbeddedPostgres } from './embedded/start-embedded-postgres';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/start-embedded-postgres';
export { MigrationError, isMigrationError, migrate } from './migrate';
export type { Migrations } from './migrate';
export { Seat } from './seat';
