import type { PlainDate } from '@hoso/kernel';
import { plainDateOf } from '@hoso/kernel';
import type { Limit } from '../calendar';

/** The limits of a petition's life, each counted by the calendar of the unit that received it. */
export interface PetitionLimits {
  /** To send back what is wrongly addressed or no petition. */
  readonly refusal: Limit;
  /** To forward what another agency is competent for: by then the intake is decided one way or another. */
  readonly forward: Limit;
  /** To ask the petitioner for more, once. */
  readonly information: Limit;
  /** For the petitioner to reply to that. */
  readonly reply: Limit;
  /** To answer, from the submission or the latest transfer. */
  readonly answer: Limit;
  /** To review an answer before it is published. */
  readonly review: Limit;
  /** To publish an answer that is ready. */
  readonly publication: Limit;
  /** How far ahead a promised measure may lie. */
  readonly promise: Limit;
}

/** When an answer has substance enough. */
export interface Substance {
  /** Different words of each measure that are neither formula nor filler. */
  readonly words: number;
  /** Share of the answer's runs of three words that the petition may hold too, 0 to 1. */
  readonly repeatedShare: number;
}

/** The rules of one time, as data: a petition keeps the version in force on the day of its submission. */
export interface PetitionPolicy {
  readonly version: string;
  readonly validFrom: PlainDate;
  readonly limits: PetitionLimits;
  readonly substance: Substance;
  /** What each limit rests on. */
  readonly sources: Readonly<Record<keyof PetitionLimits | 'substance', string>>;
}

const days = (amount: number): Limit => ({ amount, unit: 'working-days' });
const KPI = 'QĐ 766/QĐ-TTg (2022): service-quality index, petitions';

/** The versions known, oldest first; a province's own go into the settings of the engine. */
export const PETITION_POLICIES: readonly PetitionPolicy[] = [
  {
    version: 'qd766-2022',
    validFrom: plainDateOf('2022-06-23'),
    limits: {
      refusal: days(2),
      forward: days(5),
      information: days(5),
      reply: days(10),
      answer: days(15),
      review: days(2),
      publication: days(2),
      promise: { amount: 6, unit: 'months' },
    },
    substance: { words: 8, repeatedShare: 0.5 },
    sources: {
      refusal: KPI,
      forward: 'NĐ 20/2008/NĐ-CP as amended by NĐ 92/2017/NĐ-CP',
      information: KPI,
      reply: 'Hoso design: an unanswered request does not keep a petition open for ever',
      answer: KPI,
      review: 'Hoso design: an answer does not wait unseen between its author and its publication',
      publication: `${KPI}; QĐ 31/2021/QĐ-TTg art. 46`,
      promise: 'Hoso design: a promise that nobody will remember is none',
      substance: 'CT 06/CT-UBND (Hải Dương, 2024) point 6: no non-answers or vague answers',
    },
  },
];

/** The version in force on a day. */
export const petitionPolicyOn = (
  policies: readonly PetitionPolicy[],
  day: PlainDate,
): PetitionPolicy | undefined =>
  policies.reduce<PetitionPolicy | undefined>(
    (found, policy) =>
      policy.validFrom <= day && (!found || found.validFrom <= policy.validFrom) ? policy : found,
    undefined,
  );
