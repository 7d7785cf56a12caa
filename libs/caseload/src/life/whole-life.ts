import type { Script, Story } from '../story';
import { handle } from './handling';
import { offerFor } from './offer';
import { receive } from './reception';

/** One dossier from filing to the last word about it. */
export function* wholeLife(story: Story): Script {
  const offer = offerFor(story);
  yield* receive(story, offer);
  if (story.phase === 'Received') yield* handle(story, offer.handlingUnit);
}
