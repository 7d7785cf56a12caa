import { known } from '../../dossier/facts';
import { factsFromState } from './from-state';
import { explanationsAfter } from './explanations';
import type { HeldDueDate, PaperBeyondRules, ReportFacts } from './report-facts';
import { settlementAfter } from './settlement';
import type { Told } from './told';

interface Stamped {
  readonly revision: number;
}

/** A neutralised event has said nothing: what it brought is taken out again. */
const standing = <Fact extends Stamped>(facts: readonly Fact[], { event }: Told): readonly Fact[] =>
  event.type === 'EventNeutralised'
    ? facts.filter(({ revision }) => revision !== event.data.revision)
    : facts;

const duesAfter = (held: readonly HeldDueDate[], told: Told): readonly HeldDueDate[] => {
  const dues = standing(held, told);
  const { due } = told.after;
  const last = dues.at(-1);
  if (!due || (last?.statutory === due.statutory && last.current === due.current)) return dues;
  const { statutory, current } = due;
  return [...dues, { since: told.event.at, statutory, current, revision: told.revision }];
};

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

const assistedByAfter = (before: ReportFacts | undefined, { event }: Told) =>
  'opening' in event.data && event.data.opening ? event.data.opening.assistedBy : before?.assistedBy;

const ratingAfter = (before: ReportFacts | undefined, { event }: Told) =>
  event.type === 'ServiceRated' ? { given: event.data.rating, at: event.at } : before?.rating;

const NOTHING = { dues: [], papersBeyondRules: [], lateRequests: [], explanations: [] };

/** The facts of a dossier after one more event. Most follow from the state; what a state forgets is kept here. */
export const reportFactsAfter = (before: ReportFacts | undefined, told: Told): ReportFacts => {
  const { dues, papersBeyondRules, lateRequests, explanations } = before ?? NOTHING;
  return known({
    ...factsFromState(told),
    dues: duesAfter(dues, told),
    papersBeyondRules: papersAfter(papersBeyondRules, told),
    lateRequests: lateRequestsAfter(lateRequests, told),
    explanations: explanationsAfter(explanations, told.event),
    settlement: settlementAfter(before?.settlement, told),
    rating: ratingAfter(before, told),
    assistedBy: assistedByAfter(before, told),
  });
};
