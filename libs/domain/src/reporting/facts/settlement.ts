import { workingMs } from '../../calendar';
import { isDecided, type DossierEventType } from '../../dossier';
import type { Told } from './told';
import type { Settlement } from './report-facts';

const KINDS: Partial<Record<DossierEventType, Settlement['kind']>> = {
  ResultIssued: 'issued',
  FoundIneligible: 'ineligible',
  DossierWithdrawn: 'withdrawn',
  ProcessingStopped: 'stopped',
  SupplementLapsed: 'stopped',
};

const MINUTE_MS = 60_000;
const OF_THE_APPLICANT: ReadonlySet<string> = new Set(['awaiting-applicant', 'awaiting-payment']);

const handlingMinutes = ({ after: { ledger }, calendar }: Told): number =>
  calendar
    ? ledger.closed
        .filter(({ state }) => !OF_THE_APPLICANT.has(state))
        .reduce((sum, { from, to }) => sum + workingMs(calendar, from, to), 0) / MINUTE_MS
    : 0;

/** The settlement after an event; none any more where the event that settled the matter is neutralised. */
export const settlementAfter = (before: Settlement | undefined, told: Told): Settlement | undefined => {
  const { event, after } = told;
  const { phase } = after.handling;
  if (!isDecided(phase) || phase === 'Refused') return undefined;
  const kind = KINDS[event.type];
  if (!kind || before) return before;
  const clockEndedAt = event.type === 'SupplementLapsed' ? event.data.requestedAt : event.at;
  const resultFile = event.type === 'ResultIssued' && event.data.file !== undefined;
  return { at: event.at, kind, clockEndedAt, handlingMinutes: handlingMinutes(told), resultFile };
};
