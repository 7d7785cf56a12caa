export { ROLES } from './actor';
export type { Actor, Role } from './actor';
export { Clock } from './clock';
export { isRefusal } from './decider';
export type { Decider, Decision, Refusal } from './decider';
export type { DomainEvent, EventOf } from './event';
export { epochMs, instantFromMs, instantOf, parseInstant, parsePlainDate, plainDateOf } from './instant';
export type { Instant, PlainDate } from './instant';
export { isEnvelope } from './personal';
export type { Envelope, Personal } from './personal';
export {
  VIETNAM,
  addDays,
  addMonths,
  dayOf,
  endOfDay,
  instantAt,
  localText,
  parseLocal,
  weekdayOf,
} from './zone';
export type { Zone } from './zone';
