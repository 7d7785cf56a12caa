import type { Refusal } from '@hoso/kernel';

const CONCRETE = 'CT 06/CT-UBND (Hải Dương, 2024) point 6; QĐ 31/2021/QĐ-TTg art. 46';

/** Every way in which the law says no to a command about a petition, and what it rests on. */
export const PETITION_REFUSAL_SOURCES = {
  'wrong-state': 'QĐ 31/2021/QĐ-TTg art. 41–46: order of a petition’s handling',
  'not-opened': 'QĐ 31/2021/QĐ-TTg art. 43: no handling before the intake',
  'before-last-event': 'Hoso design, whose time: no event before the last one of the petition',
  'policy-unknown': 'QĐ 766/QĐ-TTg (2022), art. 1: limits of petitions hold from its signing',
  'delegation-not-valid': 'BLDS 2015 art. 138–140: an agent acts within the mandate and its term',
  'unit-unknown': 'NĐ 20/2008/NĐ-CP as amended by NĐ 92/2017/NĐ-CP: the agency that receives petitions',
  'unit-not-active': 'NQ 202/2025/QH15: a merged unit hands its work to its successor',
  'unit-not-successor': 'NQ 202/2025/QH15: a merged unit hands its work to its successor',
  'officer-not-active': 'NĐ 20/2008/NĐ-CP: an official of the unit in charge',
  'channel-not-keyed-in': 'QĐ 31/2021/QĐ-TTg art. 43: what comes by the portal is not keyed in by hand',
  'complaint-not-petition': 'NĐ 20/2008/NĐ-CP art. 1; Luật Khiếu nại 2011',
  'denunciation-not-petition': 'NĐ 20/2008/NĐ-CP art. 1; Luật Tố cáo 2018',
  'dossier-code-malformed': 'TT 01/2018/TT-VPCP art. 19: the number of a dossier',
  'dossier-unknown': 'QĐ 31/2021/QĐ-TTg art. 41: a petition is concrete; it names a dossier that is there',
  'competent-agency-missing': 'NĐ 20/2008/NĐ-CP: who refuses says which agency is competent',
  'information-still-awaited': 'QĐ 31/2021/QĐ-TTg art. 41: the petitioner’s time to reply has not passed',
  'information-only-once': 'QĐ 766/QĐ-TTg (2022), art. 1: more information is asked for once',
  'forward-to-itself': 'NĐ 20/2008/NĐ-CP as amended by NĐ 92/2017/NĐ-CP: to another agency',
  'classification-mismatch': 'NĐ 20/2008/NĐ-CP art. 5: a regulation, or the conduct of officials',
  'answer-without-measure': CONCRETE,
  'answer-empty-formula': CONCRETE,
  'answer-too-thin': CONCRETE,
  'answer-repeats-petition': CONCRETE,
  'answer-unchanged': CONCRETE,
  'answer-unit-unknown': CONCRETE,
  'answer-position-missing': CONCRETE,
  'answer-without-date': CONCRETE,
  'answer-date-ambiguous': CONCRETE,
  'answer-done-in-future': CONCRETE,
  'answer-promise-not-ahead': CONCRETE,
  'answer-promise-too-far': CONCRETE,
  'answer-basis-missing': CONCRETE,
  'redo-by-same-officer': 'QĐ 31/2021/QĐ-TTg art. 46: an unsuitable answer is done anew by somebody else',
  'review-of-own-answer': 'QĐ 31/2021/QĐ-TTg art. 46: who answers does not judge the answer',
  'promise-unknown': CONCRETE,
  'promise-outcome-vague': CONCRETE,
  'reopening-needs-dislike': 'Hoso design: a petition is taken up again by a petitioner who is not content',
  'reopening-only-once': 'Hoso design: a petition is taken up again once; after that a new one is written',
  'clock-only': 'Hoso design, whose time: lateness is recorded by the clock alone',
  'duty-not-open': 'Hoso design: lateness belongs to a duty that is open',
  'duty-not-due': 'Hoso design: nothing is late before its time has passed',
} as const satisfies Record<string, string>;

export type PetitionRefusalCode = keyof typeof PETITION_REFUSAL_SOURCES;

/** @param facts what was found and what was expected: plain data without personal content. */
export const refuse = (
  refused: PetitionRefusalCode,
  facts: Refusal['facts'] = {},
): Refusal<PetitionRefusalCode> => ({ refused, facts, source: PETITION_REFUSAL_SOURCES[refused] });
