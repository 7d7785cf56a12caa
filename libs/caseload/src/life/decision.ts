import type { Script, Story } from '../story';
import { decideLate } from './late-outcome';
import { collect, conclude } from './outcome';

/** The decision and what follows it, in time unless fate has it otherwise. */
export function* decide(story: Story): Script {
  if (story.fate === 'late' || story.fate === 'stalled') {
    yield* decideLate(story);
    return;
  }
  yield* conclude(story, story.within([0.15, 0.95]));
  yield* collect(story);
}
