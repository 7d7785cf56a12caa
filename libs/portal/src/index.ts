export { Portal } from './port';
export type { DossierRecord, Exchange, LookUp, PortalAnswer, ProgressRecord } from './port';
