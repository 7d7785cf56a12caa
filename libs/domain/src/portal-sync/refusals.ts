import type { Refusal } from '@hoso/kernel';

/** Every way in which a command about a dossier’s way to the portal is refused, and what the refusal rests on. */
export const PORTAL_SYNC_REFUSAL_SOURCES = {
  'message-out-of-turn': 'Hoso design, once: messages of a dossier go one after the other, each once',
  'exchange-open': 'Hoso design, once: one exchange of a dossier at a time',
  'message-parked': 'Hoso design, once: what waits for a person goes on by that person’s decision',
  'row-in-doubt':
    'QĐ 766/QĐ-TTg (2022), on-time handling: a row sent twice may make a dossier late; none is sent without evidence',
  'exchange-out-of-turn': 'Hoso design, once: each exchange rests on what the one before it told',
  'exchange-not-begun': 'Hoso design, once: what is sent was recorded before',
  'message-not-taken': 'Hoso design, nothing hidden: delivered is what the portal has answered for',
  'nothing-parked': 'Hoso design, once: a person decides where the engine cannot',
} as const satisfies Record<string, string>;

export type PortalSyncRefusal = keyof typeof PORTAL_SYNC_REFUSAL_SOURCES;

export const refuse = (refused: PortalSyncRefusal, facts: Refusal['facts']): Refusal<PortalSyncRefusal> => ({
  refused,
  facts,
  source: PORTAL_SYNC_REFUSAL_SOURCES[refused],
});
