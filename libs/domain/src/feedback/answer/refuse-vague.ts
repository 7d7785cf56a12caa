import type { KnownPetitionFacts } from '../facts';
import type { OpenedPetition } from '../petition';
import { refuse } from '../refusals';
import type { Answer } from '../vocabulary';
import { refuseBasis } from './refuse-basis';
import { MEASURE_RULES } from './refuse-measure';
import { repeatedShare } from './repetition';
import { wordsOf } from './words';

const toldIn = ({ measures }: Answer): string => measures.map(({ what }) => what).join('\n');

const refuseRepetition = (answer: Answer, { petitionText, policy }: KnownPetitionFacts) => {
  const allowed = policy.substance.repeatedShare;
  const share = petitionText === undefined ? 0 : repeatedShare(toldIn(answer), petitionText);
  return share > allowed
    ? refuse('answer-repeats-petition', { share: Math.round(share * 100) / 100, allowed })
    : undefined;
};

const refuseUnchanged = (answer: Answer, { previous }: OpenedPetition) => {
  const told = (given: Answer) => wordsOf(`${toldIn(given)}\n${given.basis}`).join(' ');
  return previous && told(previous.answer) === told(answer) ? refuse('answer-unchanged') : undefined;
};

/**
 * Refuses an answer that is not concrete: the first rule that it breaks, and under `further` the codes of the others, so
 * that the official mends all of them at once.
 */
export const refuseVague = (answer: Answer, petition: OpenedPetition, facts: KnownPetitionFacts) => {
  if (answer.measures.length === 0) return refuse('answer-without-measure');
  const measures = answer.measures.map((measure, index) => ({ ...measure, number: index + 1 }));
  const broken = [
    ...measures.flatMap((measure) => MEASURE_RULES.map((rule) => rule(measure, facts))),
    refuseBasis(answer, facts),
    refuseRepetition(answer, facts),
    refuseUnchanged(answer, petition),
  ].filter((refusal) => refusal !== undefined);
  const [first, ...others] = broken;
  if (!first) return undefined;
  const further = [...new Set(others.map(({ refused }) => refused))];
  return further.length === 0 ? first : refuse(first.refused, { ...first.facts, further });
};
