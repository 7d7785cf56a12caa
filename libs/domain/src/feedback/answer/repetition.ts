import { wordsOf } from './words';

const RUN = 3;

const runsOf = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text);
  const count = Math.max(0, words.length - RUN + 1);
  return new Set(Array.from({ length: count }, (_, at) => words.slice(at, at + RUN).join(' ')));
};

/** The share, 0 to 1, of one text's runs of three words that another holds too. */
export const repeatedShare = (text: string, of: string): number => {
  const runs = [...runsOf(text)];
  if (runs.length === 0) return 0;
  const known = runsOf(of);
  return runs.filter((run) => known.has(run)).length / runs.length;
};
