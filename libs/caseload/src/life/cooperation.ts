import type { Limit, Unit } from '@hoso/domain';
import { agenciesOn } from '../desks';
import type { Script, Story } from '../story';

/** Below it there is no time to ask anyone. */
const HOURS_LEFT_MIN = 16;
const OPINION_SHARE = 0.08;
const HAND_OVER_SHARE = 0.7;

const PAUSE_BEFORE: readonly [number, number] = [0.02, 0.1];

const agenciesAt = (story: Story, at: Story['now']): readonly Unit[] =>
  agenciesOn(story.setting, story.opened.handling.unit, story.dayAt(at));

/** Another agency is asked for its opinion; it answers in time, late, or not at all. */
export function* consult(story: Story): Script {
  const { chance } = story;
  if (story.hoursLeft < HOURS_LEFT_MIN || !chance.under(OPINION_SHARE)) return;
  const at = story.within(PAUSE_BEFORE);
  const agencies = agenciesAt(story, at);
  if (agencies.length === 0) return;
  const opinion = 'y-kien-1';
  const data = {
    opinion,
    agency: chance.oneOf(agencies).id,
    question: 'Đề nghị cho ý kiến về điều kiện giải quyết theo lĩnh vực quản lý',
    dueAt: story.after(story.hoursLeft * 0.4),
  };
  yield { type: 'RequestOpinion', data, at };
  const course = chance.between(0, 1);
  if (course < 0.8) {
    yield { type: 'RecordOpinion', data: { opinion, summary: 'Thống nhất' }, at: story.within([0.1, 0.3]) };
  } else if (course < 0.9) {
    const summary = 'Thống nhất, đề nghị bổ sung thuyết minh';
    yield { type: 'RecordOpinion', data: { opinion, summary }, at: story.within([0.45, 0.6]) };
  } else {
    yield { type: 'LapseOpinion', data: { opinion }, at: story.within([0.5, 0.6]) };
  }
}

const hopLimit = (hoursLeft: number): Limit => {
  const days = Math.floor((hoursLeft * 0.3) / 8);
  return days > 0 ? { amount: days, unit: 'working-days' } : { amount: 2, unit: 'working-hours' };
};

/** An interlinked procedure goes to another agency, sometimes to two at once, and comes back. */
export function* handOver(story: Story): Script {
  const { chance, procedure } = story;
  const isWanted = procedure.interlinked && story.hoursLeft >= HOURS_LEFT_MIN;
  if (!isWanted || !chance.under(HAND_OVER_SHARE)) return;
  const at = story.within(PAUSE_BEFORE);
  const agencies = chance.inAnyOrder(agenciesAt(story, at)).slice(0, chance.under(0.3) ? 2 : 1);
  const order = agencies.length > 1 ? 'in-parallel' : 'in-turn';
  const limit = hopLimit(story.hoursLeft);
  for (const { id: agency } of agencies) {
    yield { type: 'HandOver', data: { hop: `lien-thong-${agency}`, agency, order, limit }, at };
  }
  for (const { id } of agencies) {
    const data = { hop: `lien-thong-${id}`, outcome: 'Đã thực hiện phần việc liên thông' };
    yield { type: 'TakeBack', data, at: story.within([0.1, 0.35]) };
  }
}
