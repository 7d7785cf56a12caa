import type { Instant } from '@hoso/kernel';
import type { ReceptionEvents } from '../events/reception-events';
import { ended, handle, type Evolutions } from '../evolution';
import { EMPTY_LEDGER } from '../ledger/ledger';
import { withComponents } from '../state/components';
import type { OpenedDossier } from '../state/dossier';
import { NOTHING_WATCHED } from '../state/watch';
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
  dueCourse: [],
  extensions: [],
  explanations: {},
  rehomings: [],
  formerCharges: [],
  ledger: EMPTY_LEDGER,
  watch: NOTHING_WATCHED,
  rated: false,
  importedSteps: [],
  revision: -1,
  lastAt: at,
});

const receptionOf = (
  { officialAt, limit, computedDueAt, dueAt }: ReceptionEvents['DossierReceived'],
  at: Instant,
): OpenedDossier['reception'] => ({ at, officialAt, limit, appointed: dueAt !== computedDueAt });

export const evolveReception: Evolutions<ReceptionEvents> = {
  DossierSubmitted: (dossier, { components, replyDueAt }, at) => ({
    ...handle(dossier, { awaitingReply: { since: at, dueAt: replyDueAt } }),
    components: withComponents(dossier.components, components),
  }),
  DossierReceived: (dossier, data, at) => ({
    ...handle(dossier, { phase: 'Received', awaitingReply: undefined }),
    rules: data.rules,
    components: withComponents(dossier.components, data.components),
    reception: receptionOf(data, at),
    originalDueAt: data.dueAt,
    due: { statutory: data.dueAt, current: data.dueAt, provisional: data.provisional },
  }),
  ReceptionRefused: (dossier) => ended(dossier, { phase: 'Refused' }),
  ReceptionSupplementRequested: (dossier, { items, answerDueAt }, at) =>
    handle(dossier, {
      phase: 'AwaitingApplicant',
      awaitingReply: undefined,
      supplement: { items, requestedAt: at, answerDueAt },
      askedAtReception: true,
      supplementRequests: dossier.handling.supplementRequests + (dossier.channel === 'online' ? 1 : 0),
    }),
};
