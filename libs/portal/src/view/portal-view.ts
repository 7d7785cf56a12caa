import type { Applicant, DossierEvents, FileRef, OpenedDossier, Opening, Reuse } from '@hoso/domain';
import type { Instant, Personal } from '@hoso/kernel';

interface Happened {
  readonly revision: number;
  readonly at: Instant;
}

/** A request for papers and what came of it. */
export interface Supplement extends Happened {
  readonly items: DossierEvents['SupplementRequested']['items'];
  readonly reason: string;
  readonly requestedBy: string;
  /** What the applicant had been told to that day. */
  readonly dueBefore?: Instant;
  readonly ended?: Happened & {
    readonly by: string;
    readonly how: 'received' | 'lapsed';
    readonly dueAfter?: Instant;
  };
}

/** A change of the date that the applicant was told, other than by a supplement. */
export interface DateChange extends Happened {
  readonly reason: string;
  readonly by: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** A component as it came in last. */
export interface AtHand {
  readonly file?: FileRef;
  readonly reused?: Reuse;
}

/** How the matter ended for the handling unit, and what there is to show for it. */
export type Outcome = Happened &
  (
    | { readonly kind: 'result'; readonly number: string; readonly file?: FileRef }
    | { readonly kind: 'ineligible' | 'refused' | 'withdrawn' | 'stopped' }
  );

/** What the portal may be told about a dossier, gathered from its events; a state forgets most of it. */
export interface PortalView {
  readonly dossier: OpenedDossier;
  readonly applicant: Personal<Applicant>;
  /** Absent where it was not made at the portal. */
  readonly nationalPortal?: Opening['nationalPortal'];
  readonly verifiedByVneid?: Opening['verifiedByVneid'];
  readonly atHand: Readonly<Record<string, AtHand>>;
  readonly supplements: readonly Supplement[];
  readonly dateChanges: readonly DateChange[];
  /** Fees that were asked for after reception, by their codes. */
  readonly feesAsked: readonly (Happened & { readonly fees: readonly string[] })[];
  readonly payment?: Happened & { readonly method: DossierEvents['PaymentConfirmed']['method'] };
  readonly outcome?: Outcome;
  readonly returned?: Happened & { readonly means: DossierEvents['ResultReturned']['means'] };
}
