import { dayOf, type Instant } from '@hoso/kernel';
import type { Remedy } from '../events/accountability-events';
import { event, type KnownFacts, type Slice } from '../facts';
import { explanationMeant, stagesOf, type Explained } from '../guards/explanations';
import { refuseNotHead } from '../guards/head-in-charge';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import { PHASES } from '../vocabulary';
import { answeringUnit } from './answering-units';
import { CAUSES, isCause } from './causes';

export interface ExplainLateness {
  /** The statutory due date that passed; may be left out where only one awaits its explanation. */
  readonly breach?: Instant;
  /** One of `CAUSES`. */
  readonly cause: string;
  /** Where the time went; without an officer when nobody had it yet. */
  readonly step: string;
  readonly officer?: string;
  readonly narrative: string;
  readonly remedy: Remedy;
  readonly prevention: string;
}

const refuseRemedy = ({ dueOn }: Remedy, { at, calendar }: KnownFacts) => {
  const today = dayOf(at, calendar.zone);
  return dueOn < today ? refuse('remedy-day-passed', { dueOn, today }) : undefined;
};

const refuseBreach = (breach: Instant | undefined, dossier: OpenedDossier) => {
  const isOfBreach = Object.entries(dossier.explanations).some(
    ([each, { lifted }]) => !lifted && (breach === undefined || each === breach),
  );
  return isOfBreach
    ? refuse('explanation-filed', { stages: stagesOf(dossier) })
    : refuse('not-overdue', { breach, dueAt: dossier.due?.statutory });
};

/** Which breach it is about, whose report it is, and whether it comes in time. */
const madeBy = ({ breach, explanation }: Explained, dossier: OpenedDossier, { actor, at }: KnownFacts) => ({
  breach,
  unit: answeringUnit(breach, explanation, dossier),
  filedBy: actor.id,
  late: at > explanation.dueAt,
});

/**
 * The head of the unit that was in charge at a breach, or of its successor, reports on it (*báo cáo giải trình*;
 * NĐ 61/2018 art. 4): cause, step and official, remedy with its own day, prevention. Also when the dossier is closed.
 */
export const explainLateness: Slice<ExplainLateness> = {
  from: PHASES,
  decide: ({ breach: asked, cause, ...told }, dossier, facts) => {
    const found = explanationMeant(dossier, { breach: asked, holds: ({ stage }) => stage === 'awaited' });
    const no = refuseNotHead(found, dossier, facts);
    if (no) return no;
    if (!found) return refuseBreach(asked, dossier);
    if ('refused' in found) return found;
    if (!isCause(cause)) return refuse('cause-unknown', { cause, known: Object.keys(CAUSES) });
    const past = refuseRemedy(told.remedy, facts);
    if (past) return past;
    return [
      event(
        'ExplanationFiled',
        { ...told, cause, ...madeBy(found, dossier, facts), nature: CAUSES[cause] },
        facts,
      ),
    ];
  },
};
