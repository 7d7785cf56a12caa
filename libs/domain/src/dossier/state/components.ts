import type { ProvidedComponent } from '../vocabulary';

/** Components at hand, by code, and how they came in. */
export type Components = Readonly<Record<string, 'digitised' | 'reused' | 'presented'>>;

const standing = ({ digitised, reused }: ProvidedComponent) =>
  digitised ? 'digitised' : reused ? 'reused' : 'presented';

/** The components at hand after more have come in; what is digital already stays so when it comes again on paper. */
export const withComponents = (atHand: Components, provided: readonly ProvidedComponent[]): Components => ({
  ...atHand,
  ...Object.fromEntries(
    provided
      .map((given) => [given.component, standing(given)] as const)
      .filter(([component, stands]) => stands !== 'presented' || !Object.hasOwn(atHand, component)),
  ),
});
