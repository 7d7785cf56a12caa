import type { Refusal } from '@hoso/kernel';

/** Every way in which a command about a re-dating is refused, and what the refusal rests on. */
export const REDATING_REFUSAL_SOURCES = {
  'redating-unknown': 'Hoso design, streams: a re-dating is proposed before anything else is known of it',
  'redating-known': 'Hoso design, streams: one re-dating under one id',
  'calendar-unknown': 'Bộ luật Lao động 2019 art. 112.3: dates follow a calendar that was announced',
  'calendar-not-newest': 'BLDS 2015 art. 148: terms end by the calendar in force',
  'shift-not-countable': 'BLDS 2015 art. 144–148: a term is a whole number of its unit',
  'date-not-ahead': 'NĐ 61/2018/NĐ-CP art. 19: a date that has passed cannot be kept',
  'scope-reversed': 'BLDS 2015 art. 147–148: a term ends on or after the day it begins',
  'assessment-unfinished': 'Hoso design, time: no dates move before the whole effect is known',
  'assessment-concluded': 'Hoso design, time: a report stands as it was made',
  'assessment-outdated': 'Hoso design, time: an order rests on a report of the day before at the earliest',
  'cause-differs': 'Hoso design, time: what is ordered is what was assessed',
  'scope-differs': 'Hoso design, time: what is ordered is what was assessed',
  'nothing-to-redate': 'Hoso design, time: an order moves at least one date',
  'redating-ordered': 'Hoso design, time: an order is carried out to its end',
  'redating-withdrawn': 'Hoso design, time: what was given up is assessed anew',
  'redating-not-ordered': 'Hoso design, time: never silently, only by an order with its reason',
  'batch-out-of-turn': 'Hoso design, once: each dossier of the list once, in its order',
  'dossiers-left': 'Hoso design, once: complete is what has a result for every dossier',
} as const satisfies Record<string, string>;

export type RedatingRefusal = keyof typeof REDATING_REFUSAL_SOURCES;

export const refuse = (refused: RedatingRefusal, facts: Refusal['facts']): Refusal<RedatingRefusal> => ({
  refused,
  facts,
  source: REDATING_REFUSAL_SOURCES[refused],
});
