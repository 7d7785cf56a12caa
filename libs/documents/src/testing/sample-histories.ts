import type { DossierEvent } from '@hoso/domain';
import type { Actor } from '@hoso/kernel';
import { goldenDossierEvents, HISTORY_TO } from '@hoso/testing';
import type { DossierHistory } from '../process-log/dossier-history';

const HEAD: Actor = { id: 'an', role: 'head', unit: 'H23.15' };
const CITIZEN: Actor = { id: 'vneid-030190001234', role: 'applicant' };

const idOf = (dossier: number, event: number): string =>
  `00000000-0000-4000-8000-${String(dossier).padStart(6, '0')}${String(event).padStart(6, '0')}`;

const historyOf = (events: readonly DossierEvent[], dossier: number): DossierHistory => ({
  code: `H23.01-250610-${String(dossier + 1).padStart(4, '0')}`,
  events: events.map((event, index) => ({
    id: idOf(dossier, index),
    event,
    actor: event.type === 'DossierSubmitted' ? CITIZEN : HEAD,
    recordedAt: event.at,
  })),
});

const opening = goldenDossierEvents.filter(({ type }) => type === 'DossierReceived');
const everything = goldenDossierEvents.filter(({ data }) => !('opening' in data));

/** A dossier for each phase, its persons in clear, and one that holds an event of every type. */
export const SAMPLE_HISTORIES: readonly DossierHistory[] = [
  ...Object.values(HISTORY_TO),
  [...opening, ...everything],
].map(historyOf);

export async function* histories(): AsyncGenerator<DossierHistory> {
  for (const history of SAMPLE_HISTORIES) yield await Promise.resolve(history);
}
