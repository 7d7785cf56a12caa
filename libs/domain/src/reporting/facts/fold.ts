import { VIETNAM } from '@hoso/kernel';
import { known } from '../../dossier/facts';
import { explanationsAfter } from './explanations';
import { arrivalsAfter, duesAfter } from './held';
import { namedBy } from './named-by';
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

/** In one literal: put together from parts it takes many times as long, and that at each event. */
const allAfter = (before: ReportFacts | undefined, told: Told): ReportFacts => {
  const { after, event, calendar } = told;
  const { handling, reception, rules } = after;
  const { name, field, level, fees, result } = namedBy(told);
  const { assistedBy, verifiedByVneid } = filingAfter(before, told);
  const lists = before ?? NOTHING;
  return {
    code: after.code ?? '',
    procedure: rules.procedure,
    procedureName: name,
    field,
    level,
    yieldsDocument: result.document,
    hasFee: fees.some(({ amountVnd }) => amountVnd > 0),
    regime: rules.regime,
    calendar: rules.calendar,
    zone: calendar?.zone ?? VIETNAM,
    channel: after.channel,
    assistedBy,
    verifiedByVneid,
    receivingUnit: after.receivingUnit,
    unit: handling.unit,
    officer: handling.officer,
    formerCharges: after.formerCharges,
    formerUnits: after.rehomings.map(({ from }) => from),
    openedAt: after.openedAt,
    receivedAt: reception?.at,
    dues: duesAfter(lists.dues, told),
    settlement: settlementAfter(before?.settlement, told),
    lateRequests: lateRequestsAfter(lists.lateRequests, told),
    apologies: apologiesAfter(lists.apologies, told),
    arrivals: arrivalsAfter(lists.arrivals, told),
    reuses: reusesAfter(lists.reuses, told),
    paymentsRequired: requiredAfter(lists.paymentsRequired, told),
    payments: paymentsAfter(lists.payments, told),
    papersBeyondRules: papersAfter(lists.papersBeyondRules, told),
    explanations: explanationsAfter(lists.explanations, event),
    rating: ratingAfter(before, told),
  };
};

/** What an event leaves alone mostly is the same object; only the rest is compared by what it says. */
const isSame = (one: ReportFacts, other: ReportFacts): boolean =>
  (Object.keys(other) as (keyof ReportFacts)[]).every(
    (member) =>
      one[member] === other[member] || JSON.stringify(one[member]) === JSON.stringify(other[member]),
  );

/**
 * The facts of a dossier after one more event: the same object where it said nothing that a report asks for. Most follow from
 * the state; what a state forgets is kept here.
 */
export const reportFactsAfter = (before: ReportFacts | undefined, told: Told): ReportFacts => {
  const facts = allAfter(before, told);
  return before && isSame(before, facts) ? before : known(facts);
};
