import { rounded } from '../figures';
import type { Component766 } from './components';

/** What was counted for a component. */
export interface MeasuredShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** A component with its points: null where it is not known, or where nothing was there that it applies to. */
export interface Scored extends Component766 {
  readonly uncertain: boolean;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In %; of the average time (2.2) in its own unit. Two decimals. */
  readonly rate: number | null;
  /** Points, two decimals. */
  readonly score: number | null;
  /** The rate that earns full points, in %. */
  readonly fullAt: number | null;
  readonly standing: 'known' | 'unknown' | 'not-applicable';
}

const PERCENT = 100;

const pointsOf = ({ maximum, formula }: Component766, rate: number, fullAt: number): number =>
  formula === 'information' ? 0 : Math.min(maximum, (maximum * rate) / fullAt);

const withoutMeasure = (component: Component766, fullAt: number | null): Scored => ({
  ...component,
  uncertain: component.uncertainty !== undefined,
  ...{ numerator: null, denominator: null, rate: null, score: null, fullAt },
  standing: 'unknown',
});

const withNothing = (component: Component766, fullAt: number): Scored => {
  const { whenNothing, maximum } = component;
  const counted = { ...withoutMeasure(component, fullAt), numerator: 0, denominator: 0 };
  if (whenNothing === null) return { ...counted, standing: 'not-applicable' };
  return { ...counted, score: whenNothing === 'full' ? maximum : 0, standing: 'known' };
};

/**
 * The points of a component.
 * @param fullAt the rate in % that earns full points: 100 for a linear one, the stage target for a capped one
 */
export const scored = (
  component: Component766,
  measure: MeasuredShare | undefined,
  fullAt: number,
): Scored => {
  if (!measure) return withoutMeasure(component, component.formula === 'information' ? null : fullAt);
  const { numerator, denominator } = measure;
  if (denominator === 0) return withNothing(component, fullAt);
  const isAverage = component.id === '2.2';
  const rate = (numerator / denominator) * (isAverage ? 1 : PERCENT);
  return {
    ...withoutMeasure(component, component.formula === 'information' ? null : fullAt),
    ...{ numerator, denominator, rate: rounded(rate) },
    score: rounded(pointsOf(component, rate, fullAt)),
    standing: 'known',
  };
};
