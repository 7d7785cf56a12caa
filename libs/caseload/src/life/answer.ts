import type { Script, Story } from '../story';
import { provided } from './provided';

/** The applicant brings what was asked for, or, in the given share, lets the time pass until someone records it. */
export function* answer(story: Story, lapseShare: number): Script {
  const { chance, opened, procedure } = story;
  const { items, answerDueAt } = opened.handling.supplement!;
  if (chance.under(lapseShare)) {
    yield { type: 'LapseSupplement', data: {}, at: story.after(chance.between(1, 16), answerDueAt) };
    return;
  }
  // What was asked for under a newer version need not be in the pinned one.
  const components = items.map(({ component: code }) =>
    provided(story, procedure.components.find((known) => known.code === code) ?? { code }),
  );
  yield { type: 'AcceptSupplement', data: { components }, at: story.after(chance.between(2, 60)) };
}
