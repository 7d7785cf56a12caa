import type { Refusal } from '@hoso/kernel';

/** Every way in which a periodic report is refused, and what the refusal rests on. */
export const ACCOUNTABILITY_REFUSAL_SOURCES = {
  'unit-unknown': 'NĐ 61/2018/NĐ-CP art. 4: a unit in being answers for its handling',
  'delegation-not-valid': 'BLDS 2015 art. 138–140: an agent acts within the mandate and its term',
  'head-only': 'NĐ 61/2018/NĐ-CP art. 32: the head answers for the unit',
  'period-not-begun': 'CT 06/CT-UBND (Hải Dương, 2024) point 2, NĐ 61/2018/NĐ-CP art. 4: a report looks back',
  'period-not-over': 'CT 06/CT-UBND (Hải Dương, 2024) point 2, NĐ 61/2018/NĐ-CP art. 4: a report looks back',
  'nothing-gathered': 'Hoso design, accountability: what is signed was gathered before',
  'gathering-outdated': 'Hoso design, accountability: what is signed is what the log says',
  'dossiers-unread': 'Hoso design, accountability: what is signed is what the log says',
  'explanations-open':
    'CT 06/CT-UBND (Hải Dương, 2024) point 2, NĐ 61/2018/NĐ-CP art. 4: each lateness is explained',
  'open-breach-unknown':
    'NĐ 61/2018/NĐ-CP art. 4: a reason is given for an explanation that is missing, once',
  'already-submitted': 'Hoso design, accountability: a submitted report never changes',
  'nothing-to-review': 'NĐ 61/2018/NĐ-CP art. 4: a report is judged once it is submitted',
  'reviewer-submitted-it': 'NĐ 61/2018/NĐ-CP art. 4: nobody judges their own report',
  'reviewer-not-superior': 'NĐ 61/2018/NĐ-CP art. 32: the superior judges the head’s report',
  'return-needs-reason': 'NĐ 61/2018/NĐ-CP art. 4: who returns a report says what is missing',
} as const satisfies Record<string, string>;

export type AccountabilityRefusal = keyof typeof ACCOUNTABILITY_REFUSAL_SOURCES;

export const refuse = (
  refused: AccountabilityRefusal,
  facts: Refusal['facts'],
): Refusal<AccountabilityRefusal> => ({
  refused,
  facts,
  source: ACCOUNTABILITY_REFUSAL_SOURCES[refused],
});
