import { apologyDueAt, dueDate } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Move, Script, Story } from '../story';
import { collect, conclude } from './outcome';

/** How the agency apologises: before the due date with a new one, by a late letter, or not at all. */
const COURSES = [
  'reappointed',
  'reappointed',
  'reappointed',
  'letter-before-decision',
  'letter-after-decision',
  'letter-after-return',
  'owing',
] as const;

const REASONS = [
  'Khối lượng hồ sơ tăng đột biến',
  'Phải xác minh lại thực địa',
  'Cơ quan phối hợp trả lời chậm',
] as const;

const letterOf = (story: Story) => ({
  letter: { number: story.number('XL') },
  reason: story.chance.oneOf(REASONS),
});

const lateLetter = (story: Story, at: Instant): Move => ({ type: 'Apologise', data: letterOf(story), at });

/** In time for the letter's duty wherever that has not passed already (NĐ 61/2018 art. 19.9). */
const reappointment = (story: Story): Move => {
  const { setting, opened, chance } = story;
  const duty = apologyDueAt(setting.calendar, opened.due!.statutory, opened.reception!.at);
  const near = story.within([0.6, 0.9]);
  const at = near > duty && duty >= story.now ? duty : near;
  const later = { amount: chance.whole(3, 10), unit: 'working-days' } as const;
  const newDueAt = dueDate(setting.calendar, opened.due!.current, later).dueAt;
  return { type: 'ApologiseAndReschedule', data: { ...letterOf(story), newDueAt }, at };
};

const MEANS = { online: 'electronic', direct: 'one-stop', postal: 'post' } as const;

/** The letter reaches the applicant with the result, or after it. */
function* deliver(story: Story): Script {
  const { apology, channel } = story.opened;
  if (!apology) return;
  const evidence = `Biên nhận thư xin lỗi ${apology.letter}`;
  const data = { receivedBy: 'applicant', evidence, means: MEANS[channel] } as const;
  yield { type: 'DeliverApology', data, at: story.after(1) };
}

/** The decision comes hours or days, for a stalled dossier weeks, after the due instant. */
export function* decideLate(story: Story): Script {
  const { chance, fate } = story;
  const course = chance.oneOf(COURSES);
  const hoursLate = fate === 'stalled' ? chance.between(160, 400) : chance.between(2, 64);
  if (course === 'reappointed') yield reappointment(story);
  const { statutory } = story.opened.due!;
  if (course === 'letter-before-decision') yield lateLetter(story, story.after(hoursLate * 0.4, statutory));
  yield* conclude(story, story.after(hoursLate, statutory));
  if (course === 'letter-after-decision') yield lateLetter(story, story.after(chance.between(1, 8)));
  yield* collect(story);
  if (course === 'letter-after-return' && story.phase === 'ReturnedOwingApology') {
    yield lateLetter(story, story.after(chance.between(8, 30)));
  }
  yield* deliver(story);
}
