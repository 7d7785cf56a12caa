import type { Instant } from '@hoso/kernel';
import type { Limit } from '../../calendar';
import type { Opening, ProvidedComponent, Rules, SupplementItem } from '../vocabulary';

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface ReceptionEvents {
  DossierSubmitted: {
    readonly opening: Opening;
    readonly rules: Rules;
    readonly components: readonly ProvidedComponent[];
    /** By when the one-stop must accept or ask for a correction. */
    readonly replyDueAt: Instant;
  };
  DossierReceived: {
    /** Present when the reception itself opens the dossier. */
    readonly opening?: Opening;
    readonly rules: Rules;
    readonly components: readonly ProvidedComponent[];
    /** From when the law counts: the instant itself, or the start of the next session. */
    readonly officialAt: Instant;
    readonly limit: Limit;
    /** What the calendar yields. */
    readonly computedDueAt: Instant;
    /** What the receipt promises: the computed instant or an earlier one; as given for imported history. */
    readonly dueAt: Instant;
    readonly provisional: boolean;
  };
  ReceptionRefused: {
    readonly opening?: Opening;
    readonly rules: Rules;
    readonly reason: string;
  };
  ReceptionSupplementRequested: {
    readonly opening?: Opening;
    readonly rules: Rules;
    readonly items: readonly SupplementItem[];
    readonly reason: string;
    readonly answerDueAt: Instant;
  };
}
