import type { Instant } from '@hoso/kernel';
import { nthWorkingDayClosing } from '../../calendar';
import type { DossierEvent } from '../events/dossier-event';
import { event, type KnownFacts } from '../facts';
import type { Charge } from '../ledger/charges';
import type { OpenedDossier } from '../state/dossier';
import { answeringUnit } from './answering-units';

interface Required extends Pick<Charge, 'unit'> {
  readonly breach: Instant;
  /** From when the policy's working days run. */
  readonly since: Instant;
}

/** The head of the unit that was in charge at a breach, or of its successor, owes an explanation of it from now on. */
export const requireExplanation = (
  { breach, unit, since }: Required,
  dossier: OpenedDossier,
  facts: KnownFacts,
): DossierEvent => {
  const dueAt = nthWorkingDayClosing(facts.calendar, since, facts.policy.explanationDays);
  return event(
    'ExplanationRequired',
    { breach, unit: answeringUnit(breach, { unit }, dossier), dueAt },
    facts,
  );
};
