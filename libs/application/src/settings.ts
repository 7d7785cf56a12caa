import type { HmacSecret } from '@hoso/event-format';
import type { PetitionPolicy, Policy } from '@hoso/domain';

/** What the application is told at start; an abstract class, so that it is a type and an injection token in one. */
export abstract class ApplicationSettings {
  /** Secret of payload and person HMACs. */
  abstract readonly hmacSecret: HmacSecret;
  /** Who judges explanations; thresholds are versions in the log. */
  abstract readonly policy: Pick<Policy, 'superiors'>;
  /** Limits of petitions by the day from which they hold. */
  abstract readonly petitionPolicies: readonly PetitionPolicy[];
  /** Region of the calendar of units that name none. */
  abstract readonly calendarRegion: string;
  /** How far back a service may date a command that opens a dossier, in hours. */
  abstract readonly backdatingHours: number;
  /** Dossiers, and as many petitions, whose folded state is kept in memory. */
  abstract readonly cachedDossiers: number;
}
