import type { Instant, Zone } from '@hoso/kernel';
import type {
  Cause,
  CauseNature,
  DossierEvents,
  FormerCharge,
  OpenedDossier,
  Opening,
  Reuse,
  Rules,
} from '../../dossier';
import type { Channel, Level } from '../../procedure';

/** A due date and the business time from which it held. */
export interface HeldDueDate {
  readonly since: Instant;
  /** Before any re-appointment. */
  readonly statutory: Instant;
  /** What the applicant was told last. */
  readonly current: Instant;
  /** Of the event that set it. */
  readonly revision: number;
}

/** A component that came in; of several of one code the last holds. */
export interface ArrivedComponent {
  readonly component: string;
  readonly came: OpenedDossier['components'][string];
  readonly at: Instant;
  readonly revision: number;
}

/** A component that was taken from where the state has it already. */
export interface ReusedComponent {
  readonly component: string;
  readonly source: Reuse['source'];
  /** Of a shared database: its name as the procedure gives it for the component, else the first words of the reference. */
  readonly database?: string;
  readonly at: Instant;
  readonly revision: number;
}

/** The applicant was told to pay. */
export interface RequiredPayment {
  readonly at: Instant;
  readonly revision: number;
}

/** What was asked for was paid, in this way. */
export interface Payment {
  readonly at: Instant;
  readonly method: DossierEvents['PaymentConfirmed']['method'];
  readonly revision: number;
}

/** How and when the matter ended, for the dossier's statistics. */
export interface Settlement {
  readonly at: Instant;
  readonly kind: 'issued' | 'ineligible' | 'withdrawn' | 'stopped';
  /** When the clock ended: for a supplement that was never answered, at its request. */
  readonly clockEndedAt: Instant;
  /** Exact working minutes in which it was handled: without those of the applicant. */
  readonly handlingMinutes: number;
  /** Whether an electronic result is kept. */
  readonly resultFile: boolean;
}

/** A paper asked for although the rules do not let it be, with the provision that was cited for it. */
export interface PaperBeyondRules {
  readonly component: string;
  readonly provision?: string;
  readonly reason: string;
  readonly at: Instant;
  readonly revision: number;
}

/** What the head has said about one breach: the statutory due date that passed. */
export interface ExplainedBreach {
  readonly breach: Instant;
  readonly cause: Cause;
  readonly nature: CauseNature;
  readonly step: string;
  readonly officer?: string;
  readonly unit: string;
  readonly standing: 'filed' | 'accepted' | 'returned';
}

/** All that a report may ask about one dossier, as it had been recorded up to some moment. */
export interface ReportFacts {
  readonly code: string;
  readonly procedure: Rules['procedure'];
  readonly procedureName: string;
  /** Field of the procedure (*lĩnh vực*). */
  readonly field: string;
  readonly level: Level;
  readonly regime: Rules['regime'];
  readonly calendar: Rules['calendar'];
  /** Of the dossier's own calendar: its local days tell early from on time. */
  readonly zone: Zone;
  readonly channel: Channel;
  readonly assistedBy?: Opening['assistedBy'];
  /** Absent where nobody told. */
  readonly verifiedByVneid?: Opening['verifiedByVneid'];
  readonly receivingUnit: string;
  /** In charge now. */
  readonly unit: string;
  readonly officer?: string;
  /** Who was in charge before. */
  readonly formerCharges: readonly FormerCharge[];
  /** Units that ended and handed it to a successor. */
  readonly formerUnits: readonly string[];
  readonly openedAt: Instant;
  /** Absent while it was only submitted, and for good where its reception was refused. */
  readonly receivedAt?: Instant;
  /** In the order in which they came to hold. */
  readonly dues: readonly HeldDueDate[];
  readonly settlement?: Settlement;
  /** Requests by which Decision 766 counts it as late whatever its dates: a supplement was asked for twice. */
  readonly lateRequests: readonly { readonly at: Instant; readonly revision: number }[];
  readonly apologies: readonly Instant[];
  /** In the order in which they came in. */
  readonly arrivals: readonly ArrivedComponent[];
  /** In the order in which they were told. */
  readonly reuses: readonly ReusedComponent[];
  /** Whether the procedure yields a document. */
  readonly yieldsDocument: boolean;
  /** Whether the procedure has a fee above 0. */
  readonly hasFee: boolean;
  readonly paymentsRequired: readonly RequiredPayment[];
  readonly payments: readonly Payment[];
  readonly papersBeyondRules: readonly PaperBeyondRules[];
  /** The latest explanation of each breach. */
  readonly explanations: readonly ExplainedBreach[];
  readonly rating?: { readonly given: DossierEvents['ServiceRated']['rating']; readonly at: Instant };
}

/** The facts of a dossier beside what other cases say about it, where a report asks for that. */
export interface CountedDossier extends ReportFacts {
  /** When the first petition about it was submitted. */
  readonly petitionedAt?: Instant;
}
