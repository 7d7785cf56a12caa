import type { ProvidedComponent } from '../vocabulary';
import type { OpenedDossier } from './dossier';

const standing = ({ digitised, reused }: ProvidedComponent) =>
  digitised ? 'digitised' : reused ? 'reused' : 'presented';

/** The components at hand after more have come in. */
export const withComponents = (
  atHand: OpenedDossier['components'],
  provided: readonly ProvidedComponent[],
): OpenedDossier['components'] => ({
  ...atHand,
  ...Object.fromEntries(provided.map((component) => [component.component, standing(component)])),
});
