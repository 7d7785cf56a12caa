import type { Instant } from '@hoso/kernel';
import type { OpenedDossier } from '../state/dossier';

/** Late: decided after the due instant, to the millisecond, before any re-appointment. */
export const isLateAt = ({ due }: OpenedDossier, at: Instant): boolean =>
  due !== undefined && at > due.statutory;
