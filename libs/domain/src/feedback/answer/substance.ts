import { withoutFormulas } from './empty-formulas';
import { wordsOf } from './words';

/** Words that carry a sentence and say nothing by themselves. */
const FILLERS: ReadonlySet<string> = new Set(
  wordsOf(
    'và của các những được là thì mà về với cho này đó đã đang sẽ để khi theo tại trong trên do từ đến việc ' +
      'chúng tôi ông bà anh chị quý công dân người cơ quan đơn vị ý kiến phản ánh kiến nghị nội dung vấn đề xin rất',
  ),
);

export interface FoundSubstance {
  /** Different words that are neither part of a formula nor filler. */
  readonly words: number;
  /** The empty formulas found. */
  readonly formulas: readonly string[];
}

/** What a text says beyond formulas and fillers. */
export const substanceOf = (text: string): FoundSubstance => {
  const { rest, formulas } = withoutFormulas(wordsOf(text));
  return { words: new Set(rest.filter((word) => !FILLERS.has(word))).size, formulas };
};
