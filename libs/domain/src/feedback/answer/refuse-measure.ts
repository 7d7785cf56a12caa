import { dayOf } from '@hoso/kernel';
import { activeUnit } from '../../unit';
import { dueDate } from '../../calendar';
import type { KnownPetitionFacts } from '../facts';
import { refuse } from '../refusals';
import type { Measure } from '../vocabulary';
import { substanceOf } from './substance';
import { wordsOf } from './words';

/** One measure and its place in the answer, from 1. */
export interface PlacedMeasure extends Measure {
  readonly number: number;
}

type MeasureRule = (
  measure: PlacedMeasure,
  facts: KnownPetitionFacts,
) => ReturnType<typeof refuse> | undefined;

/** Names of nobody in particular. */
const GENERIC_POSITIONS: ReadonlySet<string> = new Set(
  [
    'cán bộ',
    'công chức',
    'viên chức',
    'cán bộ, công chức',
    'cán bộ phụ trách',
    'người phụ trách',
    'người có thẩm quyền',
    'bộ phận chuyên môn',
    'cơ quan chức năng',
    'đơn vị liên quan',
    'lãnh đạo',
    'tập thể',
  ].map((position) => wordsOf(position).join(' ')),
);

const refuseThin: MeasureRule = ({ number: measure, what }, { policy }) => {
  const { words, formulas } = substanceOf(what);
  const required = policy.substance.words;
  if (words >= required) return undefined;
  return formulas.length > 0
    ? refuse('answer-empty-formula', { measure, formulas, words, required })
    : refuse('answer-too-thin', { measure, words, required });
};

const refuseUnknownUnit: MeasureRule = ({ number: measure, unit }, { units, at, calendar }) =>
  activeUnit(units, unit, dayOf(at, calendar.zone))
    ? undefined
    : refuse('answer-unit-unknown', { measure, unit });

const refusePosition: MeasureRule = ({ number: measure, position }) => {
  const plain = wordsOf(position).join(' ');
  return plain === '' || GENERIC_POSITIONS.has(plain)
    ? refuse('answer-position-missing', { measure, position })
    : undefined;
};

const refuseDates: MeasureRule = ({ number: measure, doneOn, promisedOn }) => {
  if (doneOn === undefined && promisedOn === undefined) return refuse('answer-without-date', { measure });
  return doneOn !== undefined && promisedOn !== undefined
    ? refuse('answer-date-ambiguous', { measure, doneOn, promisedOn })
    : undefined;
};

const refuseDone: MeasureRule = ({ number: measure, doneOn }, { at, calendar }) => {
  const today = dayOf(at, calendar.zone);
  return doneOn !== undefined && doneOn > today
    ? refuse('answer-done-in-future', { measure, doneOn, today })
    : undefined;
};

const refusePromise: MeasureRule = ({ number: measure, promisedOn }, { at, calendar, policy }) => {
  if (promisedOn === undefined) return undefined;
  const today = dayOf(at, calendar.zone);
  if (promisedOn <= today) return refuse('answer-promise-not-ahead', { measure, promisedOn, today });
  const latest = dayOf(dueDate(calendar, at, policy.limits.promise).dueAt, calendar.zone);
  return promisedOn > latest ? refuse('answer-promise-too-far', { measure, promisedOn, latest }) : undefined;
};

/** What each measure of an answer has to say: what, by whom, by when. */
export const MEASURE_RULES: readonly MeasureRule[] = [
  refuseThin,
  refuseUnknownUnit,
  refusePosition,
  refuseDates,
  refuseDone,
  refusePromise,
];
