import { overdueOrder, vn } from '@hoso/testing';
import type { AlertNotice, OutgoingMessage } from '../delivery/sink';

const notice: AlertNotice = {
  ...overdueOrder(),
  delivery: '5b0a1f2c-7d3e-8a41-9c55-0f6e2d4b8a17',
  alert: '3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d',
  raisedAt: vn('2025-06-25T08:00'),
};

/** A message about one overdue dossier. */
export const sampleMessage = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0c9d8e7f-6a5b-8c4d-9e3f-2a1b0c9d8e7f',
  notices: [notice],
  ...changes,
});
