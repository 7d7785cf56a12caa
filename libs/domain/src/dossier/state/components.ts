import type { ProvidedComponent } from '../vocabulary';
import type { OpenedDossier } from './dossier';

const standing = ({ digitised, reused }: ProvidedComponent) =>
  digitised ? 'digitised' : reused ? 'reused' : 'presented';

/** The components at hand after more have come in; what is digital already stays so when it comes again on paper. */
export const withComponents = (
  atHand: OpenedDossier['components'],
  provided: readonly ProvidedComponent[],
): OpenedDossier['components'] => ({
  ...atHand,
  ...Object.fromEntries(
    provided
      .map((given) => [given.component, standing(given)] as const)
      .filter(([component, stands]) => stands !== 'presented' || !Object.hasOwn(atHand, component)),
  ),
});
