import { event, type Slice } from '../facts';
import { refuseForeign } from '../guards/components';
import type { Reuse } from '../vocabulary';
import { UP_TO_COLLECTION } from './digitise';

export interface ReuseComponent extends Reuse {
  readonly component: string;
}

/** A component is taken from where it is already digital, instead of asking the applicant for it. */
export const reuse: Slice<ReuseComponent> = {
  from: UP_TO_COLLECTION,
  decide: ({ component, source, reference }, { components }, facts) => {
    if (components[component] === 'digitised' || components[component] === 'reused') return [];
    return (
      refuseForeign(facts.procedure, [component], new Set(Object.keys(components))) ?? [
        event('ComponentReused', { component, source, reference }, facts),
      ]
    );
  },
};
