import { dayOf, type Instant, type Personal } from '@hoso/kernel';
import type { Channel } from '../../procedure';
import { known, type Facts, type KnownFacts } from '../facts';
import { refuseUnit } from '../guards/units';
import type { Regime } from '../law';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { Applicant, Opening, Rules } from '../vocabulary';

/** What a command must bring to open a dossier. */
export interface OpeningData {
  readonly procedure: string;
  readonly channel: Channel;
  readonly unit: string;
  readonly applicant: Personal<Applicant>;
  readonly representative?: Personal<Applicant>;
  readonly assistedBy?: Opening['assistedBy'];
  /** Only of an online dossier. */
  readonly nationalPortal?: Opening['nationalPortal'];
  readonly verifiedByVneid?: boolean;
}

const regimeOn = (at: Instant, zone: string): Regime =>
  dayOf(at, zone) < '2025-07-01' ? 'nd61-2018' : 'nd118-2025';

/** The rules in force at the business time of the command (NĐ 61/2018 until 30/06/2025, then NĐ 118/2025). */
export const rulesOf = ({ procedure, calendar, at }: KnownFacts, imported?: 'imported'): Rules => ({
  procedure: { code: procedure.code, version: procedure.version },
  regime: imported ?? regimeOn(at, calendar.zone),
  calendar: { region: calendar.region, version: calendar.version },
});

export const openingOf = ({ channel, unit, applicant, ...rest }: OpeningData, { code }: Facts): Opening =>
  known({
    code,
    channel,
    receivingUnit: unit,
    applicant,
    representative: rest.representative,
    assistedBy: rest.assistedBy,
    nationalPortal: rest.nationalPortal,
    verifiedByVneid: rest.verifiedByVneid,
  });

/** The head of the event that opens a dossier; undefined for one that is opened already. */
export const headOf = (
  opening: OpeningData | undefined,
  dossier: OpenedDossier | undefined,
  facts: KnownFacts,
): Opening | undefined => (dossier || !opening ? undefined : openingOf(opening, facts));

/** The limit of the procedure on a channel; refuses one on which it is not offered. */
export const limitOn = (channel: Channel, { procedure }: KnownFacts) =>
  procedure.limits[channel] ??
  refuse('procedure-not-offered-on-channel', {
    procedure: procedure.code,
    channel,
    offered: Object.keys(procedure.limits),
  });

/** What was made at the national portal was filed online. */
const refuseOrigin = ({ nationalPortal, channel }: OpeningData) =>
  nationalPortal && channel !== 'online' ? refuse('channel-not-online', { channel }) : undefined;

/**
 * Refuses to open without the opening's data, on a channel not offered or other than the origin's, or at a unit that is not in being.
 */
export const refuseOpening = (
  opening: OpeningData | undefined,
  dossier: OpenedDossier | undefined,
  facts: KnownFacts,
) => {
  if (dossier) return undefined;
  if (!opening) return refuse('not-opened');
  const limit = limitOn(opening.channel, facts);
  return 'refused' in limit ? limit : (refuseOrigin(opening) ?? refuseUnit(opening.unit, facts));
};
