import { event, type Slice } from '../facts';
import { componentOf, refuseForeign } from '../guards/components';
import { refuse } from '../refusals';
import { OPEN_PHASES, type FileRef, type Phase } from '../vocabulary';

export interface Digitise {
  readonly component: string;
  readonly file: FileRef;
}

/** Components may be digitised or reused up to the collection of the result. */
export const UP_TO_COLLECTION: readonly Phase[] = [...OPEN_PHASES, 'AwaitingCollection'];

/** A paper becomes an electronic component (NĐ 107/2021, art. 21a); once is enough. */
export const digitise: Slice<Digitise> = {
  from: UP_TO_COLLECTION,
  decide: ({ component, file }, { components }, facts) => {
    if (components[component] === 'digitised') return [];
    const no = refuseForeign(facts.procedure, [component], new Set(Object.keys(components)));
    if (no) return no;
    if (componentOf(facts.procedure, component)?.presentedOnly) {
      return refuse('component-never-digitised', { component });
    }
    return [event('ComponentDigitised', { component, file }, facts)];
  },
};
