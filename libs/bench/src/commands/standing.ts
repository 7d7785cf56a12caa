import { dossierDecider, type Dossier, type DossierEvent } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import { connectEventStore, type RecordedEvent } from '@hoso/event-store';
import type { EndedLife } from '../load/living';

/** How far a dossier has come; the state itself is let go of at the end, as there may be many. */
interface Standing {
  readonly events: number;
  readonly dossier: Dossier | 'closed';
}

const PREFIX = 'dossier-';

const begun: Standing = { events: 0, dossier: dossierDecider.initial };

const after = ({ events, dossier }: Standing, { id, type, data, metadata }: RecordedEvent): Standing => {
  const stored = { id, type, data, metadata: metadata as StoredMetadata };
  const before = dossier === 'closed' ? dossierDecider.initial : dossier;
  const next = dossierDecider.evolve(before, decode(stored) as DossierEvent);
  const isClosed = next.opened && next.handling.phase === 'Closed';
  return { events: events + 1, dossier: isClosed ? 'closed' : next };
};

const faultOf = ({ code, commands }: EndedLife, standing: Standing | undefined): string | undefined => {
  if (!standing) return `${code} was acknowledged and is not in the log`;
  if (standing.events !== commands)
    return `${code}: ${commands} commands were acknowledged, ${standing.events} events are in the log`;
  const { dossier } = standing;
  if (dossier === 'closed') return undefined;
  return `${code} stands in ${dossier.opened ? dossier.handling.phase : 'nothing'}, not in Closed`;
};

/** Reads every dossier in the log and says which do not stand where their acknowledged commands have brought them. */
export const faultsInStanding = async (
  connectionString: string,
  lives: readonly EndedLife[],
): Promise<readonly string[]> => {
  const store = connectEventStore(connectionString);
  const standings = new Map<string, Standing>();
  try {
    for await (const event of store.scan({ streamPrefixes: [PREFIX] })) {
      const code = event.stream.slice(PREFIX.length);
      standings.set(code, after(standings.get(code) ?? begun, event));
    }
  } finally {
    await store.close();
  }
  const faults = lives.map((life) => faultOf(life, standings.get(life.code)));
  const known = new Set(lives.map(({ code }) => code));
  const strangers = [...standings.keys()].filter((code) => !known.has(code));
  return [...faults, ...strangers.map((code) => `${code} is in the log, and nobody opened it`)].filter(
    (fault) => fault !== undefined,
  );
};
