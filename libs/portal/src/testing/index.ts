export { ScriptedPortal } from './scripted-portal';
export type { Mishap, ScriptedCall } from './scripted-portal';
