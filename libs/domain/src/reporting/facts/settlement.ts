import { isDecided, type DossierEventType } from '../../dossier';
import type { Told } from './fold';
import type { Settlement } from './report-facts';

const KINDS: Partial<Record<DossierEventType, Settlement['kind']>> = {
  ResultIssued: 'issued',
  FoundIneligible: 'ineligible',
  DossierWithdrawn: 'withdrawn',
  ProcessingStopped: 'stopped',
  SupplementLapsed: 'stopped',
};

/** The settlement after an event; none any more where the event that settled the matter is neutralised. */
export const settlementAfter = (before: Settlement | undefined, told: Told): Settlement | undefined => {
  const { event, after } = told;
  const { phase } = after.handling;
  if (!isDecided(phase) || phase === 'Refused') return undefined;
  const kind = KINDS[event.type];
  if (!kind || before) return before;
  const clockEndedAt = event.type === 'SupplementLapsed' ? event.data.requestedAt : event.at;
  const resultFile = event.type === 'ResultIssued' && event.data.file !== undefined;
  return { at: event.at, kind, clockEndedAt, resultFile };
};
