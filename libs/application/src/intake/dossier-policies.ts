import { policyOn, thresholdsDayOf, type Dossier, type Policy } from '@hoso/domain';
import { dayOf, type Instant, type Zone } from '@hoso/kernel';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';

/** When something is decided about a dossier, and in whose local days. */
export interface PolicyMoment {
  readonly at: Instant;
  readonly zone: Zone;
}

/** The moment of the breach that a decision may be about: the statutory due date, once it has passed. */
const breachBy = (dossier: Dossier, at: Instant): Instant => {
  const statutory = dossier.opened ? dossier.due?.statutory : undefined;
  return statutory !== undefined && statutory < at ? statutory : at;
};

/** The policy that a dossier is judged by: thresholds of its reception, days to explain of its breach. */
export class DossierPolicies {
  /** One object for each pair of versions: moments are worked out once for each. */
  private readonly known = new Map<string, Policy>();

  constructor(
    private readonly reference: ReferenceData,
    private readonly settings: ApplicationSettings,
  ) {}

  of(dossier: Dossier, { at, zone }: PolicyMoment): Policy {
    const { policies } = this.reference;
    const own = policyOn(policies, dossier.opened ? thresholdsDayOf(dossier, zone) : dayOf(at, zone));
    const ofBreach = policyOn(policies, dayOf(breachBy(dossier, at), zone));
    const name = JSON.stringify([own.version, ofBreach.version]);
    const before = this.known.get(name);
    if (before) return before;
    const { explanationDays, returnedExplanationDays } = ofBreach.dossier;
    const { superiors } = this.settings.policy;
    const policy = { ...own.dossier, explanationDays, returnedExplanationDays, superiors };
    this.known.set(name, policy);
    return policy;
  }
}
