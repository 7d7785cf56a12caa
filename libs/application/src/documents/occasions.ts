import type { LetterKind } from '@hoso/documents';
import type { DossierEvent, DossierEvents } from '@hoso/domain';
import type { ReplayedEvent } from '../replay/dossier-reader';
import type { Occasion } from './scene';

/** An event whose type is known. */
export interface OccasionOf<Type extends keyof DossierEvents> extends Occasion {
  readonly event: Extract<DossierEvent, { type: Type }>;
}

/** Whether a replayed event is of one of some types. */
export const isOf = <Type extends keyof DossierEvents>(
  replayed: Occasion,
  ...types: readonly Type[]
): replayed is OccasionOf<Type> => types.some((type) => type === replayed.event.type);

/** What is left of a history when wrong records have lost their effect. */
export const effective = (history: readonly ReplayedEvent[]): readonly ReplayedEvent[] => {
  const neutralised = new Set<number>();
  for (const replayed of history)
    if (isOf(replayed, 'EventNeutralised')) neutralised.add(replayed.event.data.revision);
  return history.filter(
    (replayed) => !neutralised.has(replayed.revision) && !isOf(replayed, 'EventNeutralised'),
  );
};

const isStop = (replayed: ReplayedEvent): boolean =>
  isOf(replayed, 'ProcessingStopped') ||
  (isOf(replayed, 'SupplementLapsed') && replayed.after.handling.phase === 'Stopped');

const BELONGS: Readonly<Record<LetterKind, (replayed: ReplayedEvent) => boolean>> = {
  receipt: (replayed) => isOf(replayed, 'DossierReceived'),
  'supplement-request': (replayed) => isOf(replayed, 'SupplementRequested', 'ReceptionSupplementRequested'),
  refusal: (replayed) => isOf(replayed, 'ReceptionRefused'),
  apology: (replayed) => isOf(replayed, 'LatenessApologised'),
  'stop-notice': isStop,
  'control-slip': (replayed) => replayed.after.reception !== undefined,
};

/** The last event that calls for the letter; undefined while there is none. */
export const occasionOf = (kind: LetterKind, history: readonly ReplayedEvent[]): ReplayedEvent | undefined =>
  effective(history).findLast(BELONGS[kind]);
