import { alertDecider, type Alert, type AlertEvents, type AlertState } from '@hoso/domain';
import type { StreamKind } from './stream-kind';

/** The streams of alerts. */
export const ALERTS: StreamKind<AlertEvents, AlertState, Alert> = {
  prefix: 'alert-',
  key: 'alert',
  initial: alertDecider.initial,
  evolve: alertDecider.evolve,
  isKnown: (alert): alert is Alert => alert !== undefined,
  isAtRest: ({ resolved }) => resolved !== undefined,
};
