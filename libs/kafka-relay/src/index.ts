export { auditTopics } from './audit-topics';
export type { AuditParts, TopicsAudit } from './audit-topics';
export { isTopicsIncomplete, TopicsIncomplete } from './errors';
export { Relay } from './relay';
export type { RelayParts, RelayStatus } from './relay';
export type { RelayTopics } from './relay-session';
export { republish } from './republish';
