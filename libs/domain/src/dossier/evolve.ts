import { evolveAccountability } from './accountability/evolve-accountability';
import { liftedBy } from './accountability/lifting';
import { evolveCooperation } from './cooperation/evolve-cooperation';
import { evolveCorrection } from './correction/evolve-correction';
import { undoableAfter } from './correction/undoable';
import { evolveDigitisation } from './digitisation/evolve-digitisation';
import { evolveClock } from './duties/evolve-clock';
import { dueDatesAfter, watchAfter } from './duties/watch';
import { isClockEvent } from './events/clock-events';
import type { DossierEvent, DossierEvents } from './events/dossier-event';
import type { Evolution, Evolutions } from './evolution';
import { evolveHandling } from './handling/evolve-handling';
import { evolveLateness } from './lateness/evolve-lateness';
import { evolveRevision } from './lateness/evolve-revision';
import { afterPassing, beforeRevision } from './ledger/charges';
import { dueCourseAfter } from './ledger/due-course';
import { endAtOpen, passTo } from './ledger/ledger';
import { clockStands, ownerOf } from './ledger/owner';
import { evolveOutcome } from './outcome/evolve-outcome';
import { evolvePayment } from './payment/evolve-payment';
import { evolveReception, openedBy } from './reception/evolve-reception';
import { evolveRepetition } from './repetition/asked-again';
import { evolveSupplement } from './supplement/evolve-supplement';
import type { Dossier, OpenedDossier } from './state/dossier';

const EVOLUTIONS: Evolutions<DossierEvents> = {
  ...evolveReception,
  ...evolveHandling,
  ...evolveCooperation,
  ...evolveSupplement,
  ...evolvePayment,
  ...evolveDigitisation,
  ...evolveLateness,
  ...evolveRevision,
  ...evolveClock,
  ...evolveAccountability,
  ...evolveOutcome,
  ...evolveCorrection,
  ...evolveRepetition,
};

const before = (dossier: Dossier, event: DossierEvent): OpenedDossier | undefined => {
  if (dossier.opened) return dossier;
  return 'opening' in event.data && event.data.opening
    ? openedBy(event.data.opening, event.data.rules, event.at)
    : undefined;
};

/** A lapsed supplement ended the clock when it was asked for; otherwise time passes to whoever now has the dossier. */
const ledgerAfter = ({ ledger, handling }: OpenedDossier, { type, at }: DossierEvent) =>
  passTo(type === 'SupplementLapsed' ? endAtOpen(ledger) : ledger, ownerOf(handling), at);

const formerChargesAfter = (from: OpenedDossier, { handling }: OpenedDossier, event: DossierEvent) => {
  const { formerCharges: former, revision } = from;
  if (event.type === 'EventNeutralised') return beforeRevision(former, event.data.revision);
  return afterPassing(former, { from: from.handling, to: handling, at: event.at, revision: revision + 1 });
};

const stoodSinceAfter = ({ handling }: OpenedDossier, at: DossierEvent['at']) =>
  clockStands(handling) ? (handling.stoodSince ?? at) : undefined;

/** A fact of the clock occurred when it was recorded: what people did before may still be entered after it. */
const lastAtAfter = ({ lastAt }: OpenedDossier, { type, at }: DossierEvent) =>
  at > lastAt && !isClockEvent(type) ? at : lastAt;

/** History is read, never rejected: an event that no dossier stands behind changes nothing. */
export const evolve = (dossier: Dossier, event: DossierEvent): Dossier => {
  const from = before(dossier, event);
  if (!from) return dossier;
  const apply = EVOLUTIONS[event.type] as Evolution<unknown>;
  const applied = apply(from, event.data, event.at);
  const dueDates = dueDatesAfter(from, applied, event);
  const explanations = liftedBy(dueDates, applied.explanations);
  const after = explanations === applied.explanations ? applied : { ...applied, explanations };
  return {
    ...after,
    handling: { ...after.handling, stoodSince: stoodSinceAfter(after, event.at) },
    ledger: ledgerAfter(after, event),
    formerCharges: formerChargesAfter(from, after, event),
    dueCourse: dueCourseAfter(from, event),
    watch: watchAfter(from, after, { event, dueDates }),
    undoable: undoableAfter(event.type, from, after),
    revision: from.revision + 1,
    lastAt: lastAtAfter(from, event),
  };
};
