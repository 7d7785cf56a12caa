import {
  petitionDecider,
  type Answer,
  type Measure,
  type OpenedPetition,
  type PetitionCommand,
  type PetitionCommands,
  type PetitionDecision,
  type PetitionEvent,
  type PetitionFacts,
  type PetitionPhase,
} from '@hoso/domain';
import { isRefusal, plainDateOf } from '@hoso/kernel';
import { petitionFacts } from './petition-facts';
import { HANDLING_UNIT } from './unit-directory';

export const PETITION_TEXT =
  'Tôi nộp hồ sơ đo đạc thửa đất số 12 từ tháng tư mà đến nay cán bộ vẫn yêu cầu đi lại nhiều lần, không hẹn ngày trả.';

export const petitionCommand = <Type extends keyof PetitionCommands>(
  type: Type,
  data: PetitionCommands[Type],
): PetitionCommand => ({ type, data }) as PetitionCommand;

export const submission = (
  changes: Partial<PetitionCommands['SubmitPetition']> = {},
): PetitionCommands['SubmitPetition'] => ({
  channel: 'paper',
  unit: HANDLING_UNIT,
  nature: 'feedback',
  petitioner: { name: 'Trần Văn Khải', address: 'Số 5 phố Hàng Bạc', phone: '0987654321' },
  content: PETITION_TEXT,
  ...changes,
});

/** A measure that was done on 20/06/2025. */
export const measure = (changes: Partial<Measure> = {}): Measure => ({
  what: 'Đã xin lỗi gia đình, cấp bản trích đo thửa 12 và chấm dứt việc thu thêm giấy xác nhận',
  unit: HANDLING_UNIT,
  position: 'Phó Giám đốc Chi nhánh Văn phòng đăng ký',
  doneOn: plainDateOf('2025-06-20'),
  ...changes,
});

export const concreteAnswer = (changes: Partial<Answer> = {}): Answer => ({
  measures: [measure()],
  basis: 'Điều 19 Nghị định số 61/2018/NĐ-CP',
  ...changes,
});

/** One step of a petition's life: when, what, and by whom where not by the head `an`. */
export type PetitionStep = readonly [local: string, command: PetitionCommand, facts?: Partial<PetitionFacts>];

const by = (id: string): Partial<PetitionFacts> => ({ actor: { id, role: 'head', unit: HANDLING_UNIT } });
const step = <Type extends keyof PetitionCommands>(
  local: string,
  type: Type,
  ...[data, facts]: [data: PetitionCommands[Type], facts?: Partial<PetitionFacts>]
): PetitionStep => [local, petitionCommand(type, data), facts];

/** What the law says to one more step of a history: events or a refusal, to be looked at in part. */
export const petitionDecision = (
  history: readonly PetitionEvent[],
  [local, command, facts]: PetitionStep,
): PetitionDecision =>
  petitionDecider.decide(
    command,
    history.reduce(petitionDecider.evolve, petitionDecider.initial),
    petitionFacts(local, facts),
  );

/** What the law makes of steps that it accepts. @throws Error for one that it refuses */
export const livedPetition = (...steps: readonly PetitionStep[]): readonly PetitionEvent[] => {
  const events: PetitionEvent[] = [];
  for (const step of steps) {
    const decision = petitionDecision(events, step);
    if (isRefusal(decision)) throw new Error(`${step[1].type}: ${JSON.stringify(decision)}`);
    events.push(...decision);
  }
  return events;
};

const submit = step('2025-06-10T08:00', 'SubmitPetition', submission());
const ask = step('2025-06-11T08:00', 'RequestInformation', { question: 'Số biên nhận hồ sơ?' });
const classification = { matter: 'conduct', aspect: 'nuisance' } as const;
const accept = step('2025-06-12T08:00', 'AcceptPetition', {
  classification,
  subject: 'Đo đạc thửa đất kéo dài',
});
const assign = step('2025-06-12T09:00', 'AssignPetition', { officer: 'binh' });
const answer = step('2025-06-23T08:00', 'AnswerPetition', concreteAnswer(), by('binh'));
const approve = step('2025-06-23T09:00', 'ApproveAnswer', {});
const publish = step('2025-06-23T10:00', 'PublishAnswer', { place: 'dichvucong.gov.vn' });
const rate = step('2025-06-24T08:00', 'RatePetition', { rating: 'dislike' });

const published = [submit, accept, assign, answer, approve, publish];

/** The shortest life that leads to each phase, by commands of June 2025. */
export const PETITION_LIFE_TO: Readonly<Record<PetitionPhase, readonly PetitionStep[]>> = {
  Submitted: [submit],
  Refused: [
    submit,
    step('2025-06-11T08:00', 'RefusePetition', { ground: 'not-concrete', explanation: 'Không rõ việc' }),
  ],
  Forwarded: [submit, step('2025-06-11T08:00', 'ForwardPetition', { to: 'H23.19', reason: 'Việc thuế' })],
  AwaitingInfo: [submit, ask],
  Supplemented: [submit, ask, step('2025-06-12T07:30', 'SupplementPetition', { content: 'Số 45' })],
  Accepted: [submit, accept],
  InProgress: [submit, accept, assign],
  Answered: [submit, accept, assign, answer],
  PendingPublication: [submit, accept, assign, answer, approve],
  Published: published,
  Rated: [...published, rate],
  Reopened: [
    ...published,
    rate,
    step('2025-06-25T08:00', 'ReopenPetition', { reason: 'Vẫn chưa có bản đồ' }),
  ],
};

/** The events of the shortest life to a phase. */
export const petitionIn = (phase: PetitionPhase): readonly PetitionEvent[] =>
  livedPetition(...PETITION_LIFE_TO[phase]);

export const petitionAfter = (...events: readonly PetitionEvent[]): OpenedPetition =>
  events.reduce(petitionDecider.evolve, petitionDecider.initial) as OpenedPetition;
