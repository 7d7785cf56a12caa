import { rounded } from '../figures';
import type { Component766 } from './components';

/** What was counted for a component. */
export interface MeasuredShare {
  readonly numerator: number;
  readonly denominator: number;
  /** By which the share is multiplied, from 0 to 1: the part of it that the portal has. */
  readonly factor?: number;
}

/** A component with its points: null where it is not known, or where nothing was there that it applies to. */
export interface Scored extends Omit<Component766, 'whenUnknown'> {
  readonly uncertain: boolean;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In %, by which the share is multiplied; null where it stands as it is. */
  readonly factor: number | null;
  /** In %; of the average time (2.2) in its own unit. Two decimals. */
  readonly rate: number | null;
  /** Points, two decimals. */
  readonly score: number | null;
  /** The rate that earns full points, in %. */
  readonly fullAt: number | null;
  readonly standing: 'known' | 'unknown' | 'not-applicable';
  /** Why it is not known; null where it is. */
  readonly reason: string | null;
}

const PERCENT = 100;

const pointsOf = ({ maximum, formula }: Component766, rate: number, fullAt: number): number =>
  formula === 'information' ? 0 : Math.min(maximum, (maximum * rate) / fullAt);

const withoutMeasure = ({ whenUnknown, ...component }: Component766, fullAt: number | null): Scored => ({
  ...component,
  uncertain: component.uncertainty !== undefined,
  ...{ numerator: null, denominator: null, factor: null, rate: null, score: null, fullAt },
  ...{ standing: 'unknown', reason: whenUnknown },
});

const withNothing = (component: Component766, fullAt: number): Scored => {
  const { whenNothing, maximum } = component;
  const counted = { ...withoutMeasure(component, fullAt), numerator: 0, denominator: 0, reason: null };
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
  const { numerator, denominator, factor } = measure;
  if (denominator === 0) return withNothing(component, fullAt);
  const isAverage = component.id === '2.2';
  const rate = (numerator / denominator) * (factor ?? 1) * (isAverage ? 1 : PERCENT);
  return {
    ...withoutMeasure(component, component.formula === 'information' ? null : fullAt),
    ...{ numerator, denominator, rate: rounded(rate) },
    factor: factor === undefined ? null : rounded(factor * PERCENT),
    score: rounded(pointsOf(component, rate, fullAt)),
    ...{ standing: 'known', reason: null },
  };
};
