import type { ApplicantEvents } from '../events/applicant-events';
import { ended, handle, type Evolutions } from '../evolution';
import { withComponents } from '../state/components';
import type { OpenedDossier } from '../state/dossier';
import type { Handling } from '../state/handling';

type SupplementEvents = Pick<
  ApplicantEvents,
  'SupplementRequested' | 'SupplementReceived' | 'SupplementLapsed'
>;

/** The handling once the supplement has come. */
export const afterSupplement = (handling: Handling): Handling => ({
  ...handling,
  phase: handling.phase === 'AwaitingApplicant' ? 'Submitted' : 'InHandling',
  supplement: undefined,
});

/** Completed online, a dossier is to be answered anew. */
const isBackAtOneStop = ({ channel, handling }: OpenedDossier): boolean =>
  channel === 'online' && handling.phase === 'AwaitingApplicant';

export const evolveSupplement: Evolutions<SupplementEvents> = {
  SupplementRequested: (dossier, { items, answerDueAt, clock }, at) =>
    handle(dossier, {
      phase: 'AwaitingSupplement',
      supplement: { items, requestedAt: at, answerDueAt, clock },
      supplementRequests: dossier.handling.supplementRequests + 1,
    }),
  SupplementReceived: (dossier, { components, due }, at) => ({
    ...dossier,
    handling: {
      ...afterSupplement(dossier.handling),
      ...(isBackAtOneStop(dossier) && { awaitingReply: { since: at } }),
      ...(dossier.handling.supplement?.clock === 'RESET' &&
        dossier.handling.stoodSince && { stoodSince: at }),
    },
    components: withComponents(dossier.components, components),
    ...(due && { due }),
  }),
  SupplementLapsed: (dossier) =>
    ended(dossier, { phase: dossier.handling.phase === 'AwaitingApplicant' ? 'Refused' : 'Stopped' }),
};
