import { event, type KnownFacts, type Slice } from '../facts';
import { dueAfterReset, dueAfterStand } from '../ledger/due-dates';
import { refuseForeign, refuseUndigitised } from '../guards/components';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { DueDates, ProvidedComponent } from '../vocabulary';
import { afterSupplement } from './evolve-supplement';

export interface AcceptSupplement {
  readonly components: readonly ProvidedComponent[];
}

const dueAfter = (dossier: OpenedDossier, facts: KnownFacts): DueDates | undefined =>
  dossier.handling.supplement?.clock === 'RESET'
    ? dueAfterReset(dossier, facts)
    : dueAfterStand(dossier, afterSupplement(dossier.handling), facts);

/** What was asked for is there: the dossier goes on, its due date by the supplement's clock (law of time, point 6). */
export const acceptSupplement: Slice<AcceptSupplement> = {
  from: ['AwaitingApplicant', 'AwaitingSupplement'],
  decide: ({ components }, dossier, facts) => {
    const given = new Set(components.map(({ component }) => component));
    const asked = new Set(dossier.handling.supplement?.items.map(({ component }) => component));
    const missing = [...asked].filter((component) => !given.has(component));
    if (missing.length > 0) return refuse('supplement-incomplete', { missing });
    const foreign = refuseForeign(
      facts.procedure,
      [...given],
      new Set([...asked, ...Object.keys(dossier.components)]),
    );
    if (foreign) return foreign;
    // Before the reception it is the reception that asks for the scans.
    if (dossier.handling.phase === 'AwaitingApplicant')
      return [event('SupplementReceived', { components }, facts)];
    return (
      refuseUndigitised(facts.procedure, components) ?? [
        event('SupplementReceived', { components, due: dueAfter(dossier, facts) }, facts),
      ]
    );
  },
};
