import type { Refusal } from '@hoso/kernel';

/** Every way in which a change of the organisation is refused, and what the refusal rests on. */
export const UNIT_REFUSAL_SOURCES = {
  'unit-code-format': 'QĐ 20/2020/QĐ-TTg; TT 01/2018/TT-VPCP art. 19: the unit code of a dossier number',
  'unit-unknown': 'Hoso design, streams: a unit is established before anything else is known of it',
  'unit-already-established': 'Hoso design, streams: one unit for one code',
  'unit-not-yet-established': 'NĐ 61/2018/NĐ-CP art. 32: no one acts for a unit before it is in being',
  'unit-dissolved': 'NQ 202/2025/QH15: a merged unit hands its work to its successor',
  'successor-is-itself': 'NQ 202/2025/QH15: the successor is another unit',
  'validity-reversed': 'BLDS 2015 art. 147–148: a term ends on or after the day it begins',
  'officer-unknown': 'NĐ 61/2018/NĐ-CP art. 19: an official of the competent unit',
  'officer-already-appointed': 'Hoso design, accountability: an official has one term on one day',
  'end-after-end': 'Hoso design, accountability: what has an end is ended earlier, never prolonged',
  'delegation-to-oneself': 'BLDS 2015 art. 138–140: an agent acts for another',
  'delegation-outside-terms': 'BLDS 2015 art. 138–140: a mandate ends with the office of either side',
  'delegation-overlaps': 'Hoso design, accountability: one stands in for an official on one day',
  'delegation-known': 'Hoso design, accountability: one mandate under one name',
  'delegation-unknown': 'BLDS 2015 art. 138–140: only a mandate that was given is revoked',
} as const satisfies Record<string, string>;

export type UnitRefusal = keyof typeof UNIT_REFUSAL_SOURCES;

export const refuse = (refused: UnitRefusal, facts: Refusal['facts']): Refusal<UnitRefusal> => ({
  refused,
  facts,
  source: UNIT_REFUSAL_SOURCES[refused],
});
