import { rounded } from '../figures';
import { COMPONENTS_766, GROUPS_766, type Component766 } from './components';
import { scored, type MeasuredShare, type Scored } from './score';
import { stageIn, type Options766 } from './targets';

/** What was counted, by component; a component that is absent is unknown. */
export type Measures766 = Readonly<Partial<Record<string, MeasuredShare>>>;

/** Points of known components beside what those are worth, so that the unknown neither help nor harm. */
export interface Points {
  readonly score: number;
  readonly maximum: number;
}

/** What would raise the index: the points still to gain, and how many of what is counted are missing for them; 0 where a factor only is low. */
export interface Improvement {
  readonly id: string;
  readonly name: string;
  readonly gain: number;
  readonly missing: number;
  readonly of: Component766['basis'];
}

export interface Index766 {
  readonly rows: readonly Scored[];
  readonly groups: readonly ({
    readonly id: string;
    readonly name: string;
    readonly worth: number;
  } & Points)[];
  readonly total: Points & { readonly worth: number };
  /** Most points first. */
  readonly improvements: readonly Improvement[];
}

const FULL = 100;

type Counted = Pick<Scored, 'numerator' | 'denominator' | 'fullAt' | 'factor'>;

const fullAtOf = ({ id, formula }: Component766, options: Options766, year: number): number => {
  const isCapped = formula === 'capped' && !options.linear.includes(id);
  return isCapped ? (stageIn(options, year)?.rates[id] ?? FULL) : FULL;
};

const pointsOf = (rows: readonly Scored[]): Points => {
  const known = rows.filter(({ score }) => score !== null);
  return {
    score: rounded(known.reduce((sum, { score }) => sum + score!, 0)),
    maximum: known.reduce((sum, { maximum }) => sum + maximum, 0),
  };
};

/** How many are missing for full points; all the others where a factor keeps even all of them from it. */
const missingOf = ({ numerator, denominator, fullAt, factor }: Counted): number => {
  const [all, met] = [denominator ?? 0, numerator ?? 0];
  const wanted = Math.ceil((all * (fullAt ?? FULL)) / (factor ?? FULL));
  return Math.min(all, wanted) - met;
};

const improvementsOf = (rows: readonly Scored[]): readonly Improvement[] =>
  rows
    .flatMap(({ id, name, basis, maximum, score, ...row }) => {
      if (score === null || score >= maximum || !row.denominator) return [];
      return [{ id, name, gain: rounded(maximum - score), missing: missingOf(row), of: basis }];
    })
    .sort((one, other) => other.gain - one.gain || one.missing - other.missing);

/**
 * The index of QĐ 766/QĐ-TTg from what was counted.
 * @param year of the stage targets
 */
export const index766 = (measures: Measures766, year: number, options: Options766): Index766 => {
  const rows = COMPONENTS_766.map((component) =>
    scored(component, measures[component.id], fullAtOf(component, options, year)),
  );
  const groups = Object.entries(GROUPS_766).map(([id, { name, maximum: worth }]) => ({
    ...{ id, name, worth },
    ...pointsOf(rows.filter(({ group }) => group === id)),
  }));
  return {
    rows,
    groups,
    total: { ...pointsOf(rows), worth: groups.reduce((sum, { worth }) => sum + worth, 0) },
    improvements: improvementsOf(rows),
  };
};
