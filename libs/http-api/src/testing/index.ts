export { tick } from './clock-tick';
export { FILE_BYTES, keyOf, StandingClock, startEngine } from './engine';
export type { Caller, Engine, EngineOptions } from './engine';
export { get, makeWorld, post } from './requests';
export type { Answered, Sent } from './requests';
