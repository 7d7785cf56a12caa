import type { Component, ProcedureVersion } from '../../procedure';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { ProvidedComponent, SupplementItem } from '../vocabulary';

const NONE: ReadonlySet<string> = new Set();

export const componentOf = ({ components }: ProcedureVersion, code: string): Component | undefined =>
  components.find((component) => component.code === code);

/** Refuses a reception without every required component, or with one that is neither digitised nor reused. */
export const refuseIncomplete = (procedure: ProcedureVersion, atHand: OpenedDossier['components']) => {
  const missing = procedure.components.filter(({ code, required }) => required && !atHand[code]);
  if (missing.length > 0) return refuse('components-missing', { missing: missing.map(({ code }) => code) });
  return refuseBare(
    procedure,
    Object.keys(atHand).filter((code) => atHand[code] === 'presented'),
  );
};

/** Refuses papers that came in as such, but those that are only presented. */
const refuseBare = (procedure: ProcedureVersion, papers: readonly string[]) => {
  const bare = papers.filter((code) => !componentOf(procedure, code)?.presentedOnly);
  return bare.length > 0 ? refuse('component-not-digitised', { components: bare }) : undefined;
};

/** Refuses what comes in with neither scan nor source, even where an older scan of it is at hand. */
export const refuseUndigitised = (procedure: ProcedureVersion, given: readonly ProvidedComponent[]) =>
  refuseBare(
    procedure,
    given.filter(({ digitised, reused }) => !digitised && !reused).map(({ component }) => component),
  );

/** Refuses papers that the procedure does not list, unless they are `known`: at hand or asked for under a provision. */
export const refuseForeign = (
  procedure: ProcedureVersion,
  codes: readonly string[],
  known: ReadonlySet<string> = NONE,
) => {
  const foreign = codes.filter((code) => !known.has(code) && !componentOf(procedure, code));
  return foreign.length > 0 ? refuse('component-not-in-procedure', { components: foreign }) : undefined;
};

/**
 * The once-only rule: refuses to ask for what is at hand, in a shared database, or not among the components; each
 * yields only to a cited provision of the item.
 */
export const refuseItems = (
  items: readonly SupplementItem[],
  procedure: ProcedureVersion,
  dossier: OpenedDossier | undefined,
) => {
  if (items.length === 0) return refuse('supplement-items-missing');
  const free = items.filter(({ provision }) => !provision).map(({ component }) => component);
  const foreign = refuseForeign(procedure, free);
  if (foreign) return foreign;
  const available = free.filter((code) => isAvailable(code, procedure, dossier));
  return available.length > 0 ? refuse('component-already-available', { components: available }) : undefined;
};

const isAvailable = (
  code: string,
  procedure: ProcedureVersion,
  dossier: OpenedDossier | undefined,
): boolean => {
  const held = dossier?.components[code];
  return (
    held === 'digitised' || held === 'reused' || componentOf(procedure, code)?.obtainableFrom !== undefined
  );
};
