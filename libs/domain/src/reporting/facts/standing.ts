import type { Told } from './told';

export interface Stamped {
  /** Of the event that said it. */
  readonly revision: number;
}

/** A neutralised event has said nothing: what it brought is taken out again. */
export const standing = <Fact extends Stamped>(facts: readonly Fact[], { event }: Told): readonly Fact[] =>
  event.type === 'EventNeutralised'
    ? facts.filter(({ revision }) => revision !== event.data.revision)
    : facts;
