import type { Applicant, Limit, Regime } from '@hoso/domain';
import type { Instant, PlainDate, Zone } from '@hoso/kernel';

/** Whoever the letter is about or for; absent members are printed as dotted lines. */
export type Addressee = Partial<Applicant>;

export interface Signer {
  /** `GIÁM ĐỐC`, `CHỦ TỊCH` …; without it the head of the agency signs. */
  readonly position?: string;
  readonly name?: string;
}

/** What every letter says of its dossier and of the agency that gives it out. */
export interface LetterFacts {
  readonly code: string;
  readonly regime: Regime;
  readonly procedure: { readonly code: string; readonly name: string };
  /** In clear, for those who may see persons; empty for others. */
  readonly applicant: Addressee;
  /** The agency that gives it out. */
  readonly agency: string;
  readonly place?: string;
  readonly number?: string;
  /** The local day of the letter. */
  readonly day: PlainDate;
  readonly zone: Zone;
  readonly signer?: Signer;
  readonly isDraft?: true;
}

export interface ReceiptFacts extends LetterFacts {
  readonly components: readonly { readonly name: string; readonly form: string }[];
  readonly limit: Limit;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** Where and how the result is handed over. */
  readonly returnPlace?: string;
  readonly fees: readonly { readonly name: string; readonly amountVnd: number; readonly isPaid: boolean }[];
  readonly receivedBy?: string;
}

export interface SupplementRequestFacts extends LetterFacts {
  readonly items: readonly { readonly name: string; readonly reason: string; readonly provision?: string }[];
  readonly reason: string;
  readonly answerDueAt: Instant;
}

export interface RefusalFacts extends LetterFacts {
  readonly reason: string;
}

export interface ApologyFacts extends LetterFacts {
  readonly receivedAt: Instant;
  readonly receivedAtUnit: string;
  /** What the applicant was told last. */
  readonly previousDueAt: Instant;
  /** Where the dossier is at the time of the letter. */
  readonly status: string;
  readonly reason: string;
  /** The one new date; absent in a late letter without re-appointment. */
  readonly newDueAt?: Instant;
}

export interface StopNoticeFacts extends LetterFacts {
  readonly legalGround?: string;
  readonly reason: string;
}

/** One hand-over: from whom to whom, when, and what came of the part before it. */
export interface ControlSlipRow {
  readonly giver: string;
  readonly receiver: string;
  readonly at: Instant;
  readonly result?: 'early' | 'on-time' | 'late';
  readonly note?: string;
}

export interface ControlSlipFacts extends LetterFacts {
  readonly coordinating: readonly string[];
  readonly handOvers: readonly ControlSlipRow[];
}

/** The facts of each kind of letter. */
export interface FactsByKind {
  readonly receipt: ReceiptFacts;
  readonly 'supplement-request': SupplementRequestFacts;
  readonly refusal: RefusalFacts;
  readonly apology: ApologyFacts;
  readonly 'stop-notice': StopNoticeFacts;
  readonly 'control-slip': ControlSlipFacts;
}
