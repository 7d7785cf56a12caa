import type { DossierEvents, OpenedDossier, ProvidedComponent } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { AtHand, Outcome, PortalView } from './portal-view';

/** What a fold is told of an event besides its data. */
export interface ViewedEvent {
  readonly revision: number;
  readonly at: Instant;
  /** Who did it. */
  readonly by: string;
  /** The dossier before it; the view holds the one after it. */
  readonly before: OpenedDossier | undefined;
}

type Fold<Data> = (view: PortalView, data: Data, event: ViewedEvent) => PortalView;

const withComponents = (view: PortalView, provided: readonly ProvidedComponent[]): PortalView => {
  if (provided.length === 0) return view;
  const added = provided.map(({ component, digitised, reused }): readonly [string, AtHand] => [
    component,
    { ...view.atHand[component], ...(digitised && { file: digitised }), ...(reused && { reused }) },
  ]);
  return { ...view, atHand: { ...view.atHand, ...Object.fromEntries(added) } };
};

const broughtWith: Fold<{ readonly components: readonly ProvidedComponent[] }> = (view, { components }) =>
  withComponents(view, components);

const toldBefore = ({ before }: ViewedEvent) => before?.due && { dueBefore: before.due.current };

const asked: Fold<Pick<DossierEvents['SupplementRequested'], 'items' | 'reason'>> = (
  view,
  { items, reason },
  event,
) => {
  const { revision, at, by } = event;
  const request = { revision, at, items, reason, requestedBy: by, ...toldBefore(event) };
  return { ...view, supplements: [...view.supplements, request] };
};

const answered =
  (how: 'received' | 'lapsed'): Fold<unknown> =>
  (view, _, { revision, at, by }) => {
    const dueAfter = view.dossier.due?.current;
    const ended = { revision, at, by, how, ...(dueAfter && { dueAfter }) };
    const last = view.supplements.length - 1;
    return {
      ...view,
      supplements: view.supplements.map((each, nr) => (nr === last ? { ...each, ended } : each)),
    };
  };

const movedBecause =
  <Data>(reasonOf: (data: Data) => string): Fold<Data> =>
  (view, data, { revision, at, by, before }) => {
    const [from, to] = [before?.due?.current, view.dossier.due?.current];
    if (!from || !to || from === to) return view;
    const change = { revision, at, by, from, to, reason: reasonOf(data) };
    return { ...view, dateChanges: [...view.dateChanges, change] };
  };

const ended =
  <Data>(
    outcomeOf: (data: Data) => Outcome extends infer Each ? Omit<Each, 'revision' | 'at'> : never,
  ): Fold<Data> =>
  (view, data, { revision, at }) => ({ ...view, outcome: { ...outcomeOf(data), revision, at } as Outcome });

const endedAs = (kind: 'refused' | 'ineligible' | 'withdrawn' | 'stopped') => ended(() => ({ kind }));

interface Stamped {
  readonly revision: number;
}

/** A neutralised event has told nothing; what it had ended goes on. */
const withoutEvent: Fold<DossierEvents['EventNeutralised']> = (view, { revision: wrong }) => {
  const stands = <Fact extends Stamped>(fact: Fact | undefined): fact is Fact => fact?.revision !== wrong;
  const { payment, outcome, ...rest } = view;
  return {
    ...rest,
    supplements: view.supplements
      .filter(stands)
      .map(({ ended: end, ...request }) => ({ ...request, ...(end && stands(end) && { ended: end }) })),
    feesAsked: view.feesAsked.filter(stands),
    ...(payment && stands(payment) && { payment }),
    ...(outcome && stands(outcome) && { outcome }),
  };
};

/** What each event tells the portal besides the state that follows from it; a position on every event of the union. */
export const VIEW_FOLDS: { readonly [Type in keyof DossierEvents]: Fold<DossierEvents[Type]> | 'nothing' } = {
  DossierSubmitted: broughtWith,
  DossierReceived: broughtWith,
  ReceptionRefused: endedAs('refused'),
  ReceptionSupplementRequested: asked,
  SupplementRequested: asked,
  SupplementReceived: (view, data, event) =>
    broughtWith(answered('received')(view, data, event), data, event),
  SupplementLapsed: (view, data, event) =>
    endedAs(view.dossier.handling.phase === 'Refused' ? 'refused' : 'stopped')(
      answered('lapsed')(view, data, event),
      data,
      event,
    ),
  PaymentRequired: (view, { fees }, { revision, at }) => ({
    ...view,
    feesAsked: [...view.feesAsked, { revision, at, fees }],
  }),
  PaymentConfirmed: (view, { method }, { revision, at }) => ({ ...view, payment: { revision, at, method } }),
  ComponentDigitised: (view, { component, file }) => withComponents(view, [{ component, digitised: file }]),
  ComponentReused: (view, { component, ...reused }) => withComponents(view, [{ component, reused }]),
  DeadlineExtended: movedBecause(({ reason, legalBasis }) => `Gia hạn: ${reason} (${legalBasis})`),
  LatenessApologised: movedBecause(({ reason }) => `Xin lỗi và hẹn lại ngày trả kết quả: ${reason}`),
  ApologyDelivered: 'nothing',
  DueDateRevised: movedBecause(
    ({ reason, instrument }) => `Điều chỉnh ngày hẹn trả: ${reason} (${instrument})`,
  ),
  ResultIssued: ended(({ number, file }) => ({ kind: 'result', number, ...(file && { file }) })),
  FoundIneligible: endedAs('ineligible'),
  ResultReturned: (view, { means }, { revision, at }) => ({ ...view, returned: { revision, at, means } }),
  DossierWithdrawn: endedAs('withdrawn'),
  ProcessingStopped: endedAs('stopped'),
  EventNeutralised: withoutEvent,
  DossierTransferred: 'nothing',
  OfficerAssigned: 'nothing',
  StepStarted: 'nothing',
  StepCompleted: 'nothing',
  HandedOver: 'nothing',
  TakenBack: 'nothing',
  OpinionRequested: 'nothing',
  OpinionReceived: 'nothing',
  OpinionLapsed: 'nothing',
  NearDueRecorded: 'nothing',
  StepOverdueRecorded: 'nothing',
  ApologyDueRecorded: 'nothing',
  OverdueRecorded: 'nothing',
  ReappointmentMissedRecorded: 'nothing',
  ApologyBreachRecorded: 'nothing',
  ReceptionUnansweredRecorded: 'nothing',
  SupplementUnansweredRecorded: 'nothing',
  OpinionLateRecorded: 'nothing',
  ExplanationRequired: 'nothing',
  ExplanationFiled: 'nothing',
  ExplanationAccepted: 'nothing',
  ExplanationReturned: 'nothing',
  ExplanationLateRecorded: 'nothing',
  RemedyDone: 'nothing',
  RemedyOverdueRecorded: 'nothing',
  DossierRehomed: 'nothing',
  ServiceRated: 'nothing',
  AskedAgain: 'nothing',
};
