import type { DossierEvent, Opening, Rules } from '@hoso/domain';
import type { Actor } from '@hoso/kernel';
import type { DossierHistory, LoggedEvent } from './dossier-history';

/**
 * Members of events that mining may see: codes, flags and moments. What officials write (reasons, questions, outcomes),
 * ids that callers choose freely, and everything of a citizen stay inside.
 */
export const TOLD = [
  'unit',
  'officer',
  'previousOfficer',
  'agency',
  'to',
  'step',
  'order',
  'means',
  'method',
  'rating',
  'timeliness',
  'clock',
  'late',
  'owingApology',
  'outsideProcedure',
  'pausesClock',
  'countsAsLate',
  'provisional',
  'officialAt',
  'transferDueAt',
  'replyDueAt',
  'answerDueAt',
  'previousDueAt',
  'newDueAt',
  'dueAt',
  'dueOn',
  'moment',
  'breach',
  'cause',
  'nature',
  'instrument',
  'retrospective',
  'startedAt',
  'requestedAt',
  'submittedAt',
  'returnedAt',
] as const;

export type ToldValue = string | number | boolean;

/** What an event tells of itself without naming a citizen. */
export const toldOf = ({ data }: DossierEvent): readonly (readonly [name: string, value: ToldValue])[] => {
  const members = data as Readonly<Record<string, unknown>>;
  return TOLD.flatMap((name) => {
    const value = members[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [];
  });
};

/** Citizens act too: whoever has no office stays unnamed. */
const NAMELESS: ReadonlySet<Actor['role']> = new Set(['applicant', 'public']);

export const actorName = ({ id, role }: Actor): string | undefined => (NAMELESS.has(role) ? undefined : id);

export interface Relation {
  readonly id: string;
  readonly qualifier: string;
}

const UNIT_MEMBERS = ['unit', 'agency', 'to'] as const;
const OFFICER_MEMBERS = ['officer', 'previousOfficer', 'signedBy', 'filedBy', 'judgedBy'] as const;

const named = ({ data }: DossierEvent, members: readonly string[]): readonly Relation[] =>
  members.flatMap((member) => {
    const id = (data as Readonly<Record<string, unknown>>)[member];
    return typeof id === 'string' ? [{ id, qualifier: member }] : [];
  });

const openingOf = ({ data }: DossierEvent): Opening | undefined =>
  'opening' in data ? data.opening : undefined;

/** The units that an event has to do with: whose it was, and those that it names. */
export const unitsOf = ({ event, actor }: LoggedEvent): readonly Relation[] => {
  const opening = openingOf(event);
  return [
    ...(actor.unit === undefined ? [] : [{ id: actor.unit, qualifier: 'by' }]),
    ...(opening ? [{ id: opening.receivingUnit, qualifier: 'receiving' }] : []),
    ...named(event, UNIT_MEMBERS),
  ];
};

/** The officials that an event has to do with. */
export const officersOf = ({ event, actor }: LoggedEvent): readonly Relation[] => {
  const by = actorName(actor);
  return [...(by === undefined ? [] : [{ id: by, qualifier: 'by' }]), ...named(event, OFFICER_MEMBERS)];
};

/** What is known of a dossier from its opening on. */
export interface DossierHead {
  readonly channel: Opening['channel'];
  readonly receivingUnit: string;
  readonly rules: Rules;
}

/** @throws Error for a history that no opening begins */
export const headOf = ({ code, events }: DossierHistory): DossierHead => {
  const first = events[0]?.event;
  const opening = first && openingOf(first);
  if (!first || !opening || !('rules' in first.data)) throw new Error(`Nothing opens the dossier ${code}`);
  return { channel: opening.channel, receivingUnit: opening.receivingUnit, rules: first.data.rules };
};

/** What mining calls the activity: the step itself where there is one, else the event. */
export const activityOf = ({ type, data }: DossierEvent): string =>
  (type === 'StepStarted' || type === 'StepCompleted') && 'step' in data ? data.step : type;

export const transitionOf = ({ type }: DossierEvent): 'start' | 'complete' =>
  type === 'StepStarted' ? 'start' : 'complete';
