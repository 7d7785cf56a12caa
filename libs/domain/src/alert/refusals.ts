import type { Refusal } from '@hoso/kernel';

/** Every way in which a command about an alert is refused, and what the refusal rests on. */
export const ALERT_REFUSAL_SOURCES = {
  'alert-unknown': 'Hoso design, streams: an alert is raised before anything else is known of it',
  'alert-resolved': 'Hoso design, alerts: what has ended needs no answer',
  'already-acknowledged': 'Hoso design, alerts: one person answers for an alert',
  'answered-higher': 'NĐ 61/2018/NĐ-CP art. 32: what went up is answered by the head, not by whom it passed',
  'answer-not-due': 'Hoso design, alerts: each rung of the ladder has its full time to answer',
  'delivery-planned-otherwise': 'Hoso design, once: one delivery goes out in one message',
  'delivery-not-planned': 'Hoso design, once: what is sent was recorded before',
} as const satisfies Record<string, string>;

export type AlertRefusal = keyof typeof ALERT_REFUSAL_SOURCES;

export const refuse = (refused: AlertRefusal, facts: Refusal['facts']): Refusal<AlertRefusal> => ({
  refused,
  facts,
  source: ALERT_REFUSAL_SOURCES[refused],
});
