import { known } from '../../dossier/facts';
import { factsFromState } from './from-state';
import { explanationsAfter } from './explanations';
import { arrivalsAfter, duesAfter } from './held';
import { paymentsAfter, requiredAfter } from './payments';
import type { PaperBeyondRules, ReportFacts } from './report-facts';
import { reusesAfter } from './reuses';
import { settlementAfter } from './settlement';
import { standing } from './standing';
import type { Told } from './told';

/** Whether the rules do not let a paper be asked for: it is at hand digitally, held in a database, or not listed. */
const isBeyondRules = (code: string, { after, procedure }: Told): boolean => {
  const atHand = after.components[code];
  const listed = procedure?.components.find((component) => component.code === code);
  return atHand === 'digitised' || atHand === 'reused' || !listed || listed.obtainableFrom !== undefined;
};

const papersAfter = (asked: readonly PaperBeyondRules[], told: Told): readonly PaperBeyondRules[] => {
  const { event, revision } = told;
  const isRequest = event.type === 'SupplementRequested' || event.type === 'ReceptionSupplementRequested';
  if (!isRequest) return standing(asked, told);
  const more = event.data.items
    .filter(({ component }) => isBeyondRules(component, told))
    .map(({ component, reason, provision }) => ({
      ...{ component, reason, at: event.at, revision },
      ...(provision !== undefined && { provision }),
    }));
  return [...asked, ...more];
};

type LateRequests = ReportFacts['lateRequests'];

const lateRequestsAfter = (asked: LateRequests, told: Told): LateRequests => {
  const { event, revision } = told;
  return event.type === 'SupplementRequested' && event.data.countsAsLate
    ? [...asked, { at: event.at, revision }]
    : standing(asked, told);
};

type Filing = Pick<ReportFacts, 'assistedBy' | 'verifiedByVneid'>;

const filingAfter = (before: Filing | undefined, { event }: Told): Filing => {
  const opening = 'opening' in event.data ? event.data.opening : undefined;
  const { assistedBy, verifiedByVneid } = opening ?? before ?? {};
  return { assistedBy, verifiedByVneid };
};

const ratingAfter = (before: ReportFacts | undefined, { event }: Told) =>
  event.type === 'ServiceRated' ? { given: event.data.rating, at: event.at } : before?.rating;

type Apologies = ReportFacts['apologies'];

const apologiesAfter = (given: Apologies, { event }: Told): Apologies =>
  event.type === 'LatenessApologised' ? [...given, event.at] : given;

type Lists = Pick<
  ReportFacts,
  | 'dues'
  | 'arrivals'
  | 'reuses'
  | 'papersBeyondRules'
  | 'lateRequests'
  | 'apologies'
  | 'explanations'
  | 'paymentsRequired'
  | 'payments'
>;

const NOTHING: Lists = {
  ...{ dues: [], arrivals: [], reuses: [], papersBeyondRules: [], lateRequests: [] },
  ...{ apologies: [], explanations: [], paymentsRequired: [], payments: [] },
};

const listsAfter = (before: Lists, told: Told): Lists => ({
  dues: duesAfter(before.dues, told),
  arrivals: arrivalsAfter(before.arrivals, told),
  reuses: reusesAfter(before.reuses, told),
  papersBeyondRules: papersAfter(before.papersBeyondRules, told),
  lateRequests: lateRequestsAfter(before.lateRequests, told),
  apologies: apologiesAfter(before.apologies, told),
  explanations: explanationsAfter(before.explanations, told.event),
  paymentsRequired: requiredAfter(before.paymentsRequired, told),
  payments: paymentsAfter(before.payments, told),
});

/** The facts of a dossier after one more event. Most follow from the state; what a state forgets is kept here. */
export const reportFactsAfter = (before: ReportFacts | undefined, told: Told): ReportFacts =>
  known({
    ...factsFromState(told),
    ...listsAfter(before ?? NOTHING, told),
    ...filingAfter(before, told),
    settlement: settlementAfter(before?.settlement, told),
    rating: ratingAfter(before, told),
  });
