import type { Instant, PlainDate } from '@hoso/kernel';
import type { FileRef } from '../dossier';

/** How a petition came in; all but the portal are keyed in by a clerk (QĐ 31/2021/QĐ-TTg art. 43). */
export const INTAKE_CHANNELS = ['portal', 'paper', 'phone', 'e-mail'] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** What the writer calls it: *phản ánh*, *kiến nghị*; *khiếu nại* and *tố cáo* have laws of their own. */
export const NATURES = ['feedback', 'proposal', 'complaint', 'denunciation'] as const;
export type Nature = (typeof NATURES)[number];

/** What a petition is about, and in what respect (NĐ 20/2008/NĐ-CP art. 5). */
export const ASPECTS = {
  regulation: ['impractical', 'inconsistent', 'unlawful', 'against-treaty', 'initiative', 'other'],
  conduct: ['delay', 'nuisance', 'not-performed', 'wrongly-performed'],
} as const;
export type PetitionMatter = keyof typeof ASPECTS;
export type Aspect = (typeof ASPECTS)[PetitionMatter][number];

export interface Classification {
  readonly matter: PetitionMatter;
  readonly aspect: Aspect;
}

/** Why a petition is not taken. */
export const REFUSAL_GROUNDS = [
  'wrong-address',
  'complaint',
  'denunciation',
  'not-vietnamese',
  'not-concrete',
  'outside-scope',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** Who writes (QĐ 31/2021/QĐ-TTg art. 41); in everything stored it is sealed. */
export interface Petitioner {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email?: string;
}

/** Where a petition stands. */
export const PETITION_PHASES = [
  'Submitted',
  'Refused',
  'Forwarded',
  'AwaitingInfo',
  'Supplemented',
  'Accepted',
  'InProgress',
  'Answered',
  'PendingPublication',
  'Published',
  'Rated',
  'Reopened',
] as const;
export type PetitionPhase = (typeof PETITION_PHASES)[number];

/** The rules a petition is judged by: fixed at its submission. */
export interface PetitionRules {
  readonly policy: string;
  readonly calendar: { readonly region: string; readonly version: number };
}

/** By when the unit in charge has to act. */
export interface PetitionDue {
  readonly refusal: Instant;
  readonly forward: Instant;
  readonly information: Instant;
  readonly answer: Instant;
  /** Whether the counting crossed a year whose calendar is not final. */
  readonly provisional: boolean;
}

/** One thing that was done, or is promised for a day: exactly one of the two days stands. */
export interface Measure {
  readonly what: string;
  /** The unit that did or will do it, by its code. */
  readonly unit: string;
  /** The position of the official who answers for it. */
  readonly position: string;
  readonly doneOn?: PlainDate;
  readonly promisedOn?: PlainDate;
}

/** An answer as it is written. */
export interface Answer {
  readonly measures: readonly Measure[];
  /** The provision or the facts that it rests on. */
  readonly basis: string;
  readonly document?: { readonly number: string; readonly file?: FileRef };
}

/** A promised measure that is followed up, under a name such as `1.2`: the answer and the measure, from 1. */
export interface OpenPromise {
  readonly promise: string;
  readonly promisedOn: PlainDate;
  readonly dueAt: Instant;
}

export const RATINGS = ['like', 'dislike'] as const;
export type PetitionRating = (typeof RATINGS)[number];

/** What the clock watches. */
export const PETITION_DUTIES = ['forward', 'answer', 'review', 'publication', 'promise'] as const;
export type PetitionDutyKind = (typeof PETITION_DUTIES)[number];

/** What has to be done by a moment; the key names the duty and its due date, so that each is recorded once. */
export interface PetitionDuty {
  readonly kind: PetitionDutyKind;
  readonly key: string;
  /** The last instant at which it is in time. */
  readonly moment: Instant;
}
