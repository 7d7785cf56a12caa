import type { Instant } from '@hoso/kernel';
import type { Limit } from '../../calendar';
import type { Channel } from '../../procedure';
import type { DossierEventType } from '../events/dossier-event';
import type { FormerCharge, Rehoming } from '../ledger/charges';
import type { Ledger } from '../ledger/ledger';
import type { DueDates, Phase, Rules } from '../vocabulary';
import type { Components } from './components';
import type { DueMove } from './due-move';
import type { Explanations } from './explanation';
import type { Handling } from './handling';
import type { Restored } from './restored';
import type { Watch } from './watch';

/** No event yet. */
export interface UnopenedDossier {
  readonly opened: false;
}

export interface OpenedDossier {
  readonly opened: true;
  readonly code: string | null;
  readonly channel: Channel;
  readonly receivingUnit: string;
  readonly rules: Rules;
  readonly openedAt: Instant;
  readonly handling: Handling;
  readonly components: Components;
  readonly reception?: {
    readonly at: Instant;
    readonly officialAt: Instant;
    readonly limit: Limit;
    /** What the receipt promised lies before what the calendar yielded, or was taken as given. */
    readonly appointed: boolean;
  };
  /** What the receipt promised; never moved. */
  readonly originalDueAt?: Instant;
  readonly due?: DueDates;
  readonly dueCourse: readonly DueMove[];
  readonly extensions: readonly { readonly decision: string; readonly amount: number }[];
  /** The last letter. */
  readonly apology?: {
    readonly at: Instant;
    readonly letter: string;
    readonly reappointed: boolean;
    /** When it had reached the applicant. */
    readonly deliveredAt?: Instant;
  };
  readonly explanations: Explanations;
  /** Hand-overs from units that ended to their successors; the first names the origin. */
  readonly rehomings: readonly Rehoming[];
  /** Who was in charge before whoever is, in order; a due moment that passed is theirs. */
  readonly formerCharges: readonly FormerCharge[];
  readonly ledger: Ledger;
  readonly watch: Watch;
  readonly rated: boolean;
  /** References of imported steps that are already recorded. */
  readonly importedSteps: readonly string[];
  /** The last event, where it may still be neutralised. */
  readonly undoable?: {
    readonly revision: number;
    readonly type: DossierEventType;
    readonly before: Restored;
  };
  /** Revision of the last event, from 0. */
  readonly revision: number;
  /** Business time of the last event other than the clock's. */
  readonly lastAt: Instant;
}

export type Dossier = UnopenedDossier | OpenedDossier;

export const UNOPENED: Dossier = { opened: false };

const DECIDED: ReadonlySet<Phase> = new Set([
  'AwaitingCollection',
  'ReturnedOwingApology',
  'Closed',
  'Refused',
  'Withdrawn',
  'Stopped',
]);

/** Whether the matter is decided, refused, withdrawn or stopped: its clock is off for good. */
export const isDecided = (phase: Phase): boolean => DECIDED.has(phase);

export const isImported = (dossier: OpenedDossier): boolean => dossier.rules.regime === 'imported';
