import {
  openPetitionDuties,
  PETITION_DUTIES,
  type Aspect,
  type IntakeChannel,
  type Nature,
  type OpenedPetition,
  type PetitionDuty,
  type PetitionDutyKind,
  type PetitionMatter,
  type PetitionPhase,
  type PetitionRating,
} from '@hoso/domain';
import { boolean, json, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { PETITIONS } from '../definition/petition-streams';
import { defineProjection, type Fold } from '../definition/projection';
import { NEVER } from './dossier-row';

const columns = {
  channel: text<IntakeChannel>(),
  nature: text<Nature>(),
  /** Of the classification; null until it is accepted. */
  matter: orNull(text<PetitionMatter>()),
  aspect: orNull(text<Aspect>()),
  /** The dossier that it is about. */
  dossier: orNull(text()),
  receivingUnit: text(),
  /** In charge now. */
  unit: text(),
  officer: orNull(text()),
  phase: text<PetitionPhase>(),
  submittedAt: moment(),
  /** Of the answer that stands; null while one is owed. */
  answeredAt: orNull(moment()),
  /** Of the latest answer that anybody may read. */
  publishedAt: orNull(moment()),
  /** What the unit in charge owes first, and the last instant at which it is in time; NEVER where nothing is owed. */
  nextDuty: orNull(text<PetitionDutyKind>()),
  nextDueAt: moment(),
  /** Whether a duty was met too late, or is recorded as missed. */
  hasBeenLate: boolean(),
  /** Which ones. */
  lateDuties: json<readonly PetitionDutyKind[]>(),
  rating: orNull(text<PetitionRating>()),
} as const;

/** A petition without its writer, their words and the answer's. */
export type PetitionRow = RowOf<typeof columns>;

const nextOf = (petition: OpenedPetition): Pick<PetitionRow, 'nextDuty' | 'nextDueAt'> => {
  const [first, ...others] = openPetitionDuties(petition);
  if (!first) return { nextDuty: null, nextDueAt: NEVER };
  const earlier = (one: PetitionDuty, other: PetitionDuty) => (other.moment < one.moment ? other : one);
  const { kind, moment: dueAt } = others.reduce(earlier, first);
  return { nextDuty: kind, nextDueAt: dueAt };
};

const latenessOf = ({ missed, lateRecorded }: OpenedPetition) => {
  const keys = [...missed.map(({ key }) => key), ...lateRecorded];
  const lateDuties = PETITION_DUTIES.filter((kind) => keys.some((key) => key.startsWith(`${kind}:`)));
  return { hasBeenLate: lateDuties.length > 0, lateDuties };
};

const ANSWERED: ReadonlySet<PetitionPhase> = new Set([
  'Answered',
  'PendingPublication',
  'Published',
  'Rated',
]);

const answeredAt = (row: PetitionRow | undefined, { phase, current }: OpenedPetition) => {
  if (!ANSWERED.has(phase)) return null;
  return current?.at ?? nullable(row?.answeredAt);
};

const asItStands: Fold<PetitionRow, object, OpenedPetition> = (row, _, { after }) => ({
  channel: after.channel,
  nature: after.nature,
  matter: nullable(after.classification?.matter),
  aspect: nullable(after.classification?.aspect),
  dossier: nullable(after.dossier),
  receivingUnit: after.receivingUnit,
  unit: after.unit,
  officer: nullable(after.officer),
  phase: after.phase,
  submittedAt: after.submittedAt,
  answeredAt: answeredAt(row, after),
  publishedAt: nullable(after.published?.at),
  ...nextOf(after),
  ...latenessOf(after),
  rating: nullable(after.rating),
});

/** One row for each petition (*phản ánh, kiến nghị*): where it stands, what is due next and what was late. */
export const petitions = defineProjection(PETITIONS, {
  name: 'petitions',
  version: 1,
  columns,
  indexes: [
    { on: ['unit', 'nextDueAt', 'key'] },
    { on: ['receivingUnit', 'nextDueAt', 'key'] },
    { on: ['nextDueAt', 'key'] },
  ],
  on: {
    PetitionSubmitted: asItStands,
    PetitionRefused: asItStands,
    PetitionForwarded: asItStands,
    PetitionInformationRequested: asItStands,
    PetitionSupplemented: asItStands,
    PetitionAccepted: asItStands,
    PetitionAssigned: asItStands,
    PetitionAnswered: asItStands,
    PetitionAnswerReturned: asItStands,
    PetitionAnswerApproved: asItStands,
    PetitionAnswerPublished: asItStands,
    PetitionPromiseFulfilled: asItStands,
    PetitionRehomed: asItStands,
    PetitionLateRecorded: asItStands,
    PetitionRated: asItStands,
    PetitionReopened: asItStands,
    PetitionAskedAgain: 'ignore',
  },
});
