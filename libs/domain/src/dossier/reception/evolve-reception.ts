import type { Instant } from '@hoso/kernel';
import type { ReceptionEvents } from '../events/reception-events';
import { ended, handle, type Evolutions } from '../evolution';
import { EMPTY_LEDGER } from '../ledger/ledger';
import { withComponents } from '../state/components';
import type { OpenedDossier } from '../state/dossier';
import type { Opening, Rules } from '../vocabulary';

/** A dossier just opened, before its opening event is applied. */
export const openedBy = (
  { code, channel, receivingUnit }: Opening,
  rules: Rules,
  at: Instant,
): OpenedDossier => ({
  opened: true,
  code,
  channel,
  receivingUnit,
  rules,
  openedAt: at,
  handling: { phase: 'Submitted', unit: receivingUnit, opinions: {}, hops: {}, supplementRequests: 0 },
  components: {},
  extensions: [],
  ledger: EMPTY_LEDGER,
  rated: false,
  importedSteps: [],
  revision: -1,
  lastAt: at,
});

export const evolveReception: Evolutions<ReceptionEvents> = {
  DossierSubmitted: (dossier, { components }) => ({
    ...dossier,
    components: withComponents(dossier.components, components),
  }),
  DossierReceived: (dossier, { rules, components, officialAt, limit, dueAt, provisional }, at) => ({
    ...handle(dossier, { phase: 'Received' }),
    rules,
    components: withComponents(dossier.components, components),
    reception: { at, officialAt, limit },
    originalDueAt: dueAt,
    due: { statutory: dueAt, current: dueAt, provisional },
  }),
  ReceptionRefused: (dossier) => ended(dossier, { phase: 'Refused' }),
  ReceptionSupplementRequested: (dossier, { items, answerDueAt }, at) =>
    handle(dossier, {
      phase: 'AwaitingApplicant',
      supplement: { items, requestedAt: at, answerDueAt },
      askedAtReception: true,
      supplementRequests: dossier.handling.supplementRequests + (dossier.channel === 'online' ? 1 : 0),
    }),
};
