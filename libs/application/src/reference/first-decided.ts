import type { EventStore } from '@hoso/event-store';
import { ALERT_PREFIX } from '../alert/alert-streams';
import { DOSSIER_CASE } from '../intake/dossier-case';
import { PETITION_CASE } from '../intake/petition-case';

/** Whatever else is decided by the policy follows from one of these. */
const DECIDED_BY_POLICY = [DOSSIER_CASE.streamPrefix, PETITION_CASE.streamPrefix, ALERT_PREFIX];

/** The first stream of the log that something was decided about; undefined on a log of reference data alone. */
export const firstDecided = async (store: EventStore): Promise<string | undefined> => {
  for await (const { stream } of store.scan({ streamPrefixes: DECIDED_BY_POLICY })) return stream;
  return undefined;
};
