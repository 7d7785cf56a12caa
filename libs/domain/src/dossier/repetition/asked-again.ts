import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import type { RepetitionEvents } from '../events/repetition-events';
import { event } from '../facts';
import type { Evolutions } from '../evolution';

/** What is recorded of a command whose decision is empty: nothing changes but that its id has its answer. */
export const askedAgain = (command: string, at: Instant): DossierEvent =>
  event('AskedAgain', { command }, { at });

export const evolveRepetition: Evolutions<RepetitionEvents> = { AskedAgain: (dossier) => dossier };
