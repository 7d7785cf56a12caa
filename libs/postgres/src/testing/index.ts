export { startPostgresFixture } from './postgres-fixture';
export type { PostgresFixture } from './postgres-fixture';
