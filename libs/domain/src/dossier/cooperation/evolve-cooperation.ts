import type { CooperationEvents } from '../events/handling-events';
import { handle, type Evolutions } from '../evolution';
import type { Handling } from '../state/handling';

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** The handling once an opinion has come or is given up. */
export const withoutOpinion = (handling: Handling, opinion: string): Handling => ({
  ...handling,
  opinions: without(handling.opinions, opinion),
});

export const evolveCooperation: Evolutions<CooperationEvents> = {
  HandedOver: (dossier, { hop, agency, dueAt }, at) =>
    handle(dossier, { hops: { ...dossier.handling.hops, [hop]: { agency, handedOverAt: at, dueAt } } }),
  TakenBack: (dossier, { hop }) => handle(dossier, { hops: without(dossier.handling.hops, hop) }),
  OpinionRequested: (dossier, { opinion, agency, dueAt, pausesClock }, at) =>
    handle(dossier, {
      opinions: { ...dossier.handling.opinions, [opinion]: { agency, requestedAt: at, dueAt, pausesClock } },
    }),
  OpinionReceived: (dossier, { opinion, due }) => ({
    ...dossier,
    handling: withoutOpinion(dossier.handling, opinion),
    ...(due && { due }),
  }),
  OpinionLapsed: (dossier, { opinion, due }) => ({
    ...dossier,
    handling: withoutOpinion(dossier.handling, opinion),
    ...(due && { due }),
  }),
};
