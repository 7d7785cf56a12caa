import type { KnownPetitionFacts } from '../facts';
import { refuse } from '../refusals';
import type { Answer } from '../vocabulary';
import { substanceOf } from './substance';
import { plainText } from './words';

/** A numbered document, an article, or a law by its year. */
const CITATIONS = [/\d+\/\d{4}\/[a-z]/, /\d+\/[a-z]+-[a-z]/, /\bdieu \d/, /\b(luat|hien phap)\b.*\b\d{4}\b/];

/** Whether a text names the provision or document that it rests on. */
export const citesSource = (text: string): boolean => {
  const plain = plainText(text);
  return CITATIONS.some((citation) => citation.test(plain));
};

/** The ground is a provision that is cited, or facts that are told; "theo quy định" alone is neither. */
export const refuseBasis = ({ basis }: Answer, { policy }: KnownPetitionFacts) => {
  const { words, formulas } = substanceOf(basis);
  const required = policy.substance.words;
  return citesSource(basis) || words >= required
    ? undefined
    : refuse('answer-basis-missing', { words, required, formulas });
};
