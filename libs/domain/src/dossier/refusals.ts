import type { Refusal } from '@hoso/kernel';

/**
 * Every way in which the law says no to a command about a dossier, and the provision it rests on. Where NĐ 118/2025
 * keeps a duty of NĐ 61/2018 whose article number could not be verified, the older article is named.
 */
export const REFUSAL_SOURCES = {
  'wrong-state': 'NĐ 61/2018/NĐ-CP art. 16–20; NĐ 118/2025/NĐ-CP: order of the handling',
  'not-opened': 'NĐ 61/2018/NĐ-CP art. 17: no handling before reception',
  'before-last-event': 'Hoso design, whose time: no event before the last one of the dossier',
  'delegation-not-valid': 'BLDS 2015 art. 138–140: an agent acts within the mandate and its term',
  'head-only': 'NĐ 61/2018/NĐ-CP art. 32: the head answers for the unit',
  'clock-only': 'Hoso design, the clock records: facts about deadlines are nobody’s to claim',
  'import-only': 'Hoso design, imported history: only the role import keys in what another system recorded',
  'procedure-unknown': 'NĐ 63/2010/NĐ-CP art. 3: only published procedures are carried out',
  'procedure-not-offered-on-channel': 'NĐ 61/2018/NĐ-CP art. 16; NĐ 42/2022/NĐ-CP',
  'channel-not-online': 'NĐ 45/2020/NĐ-CP art. 11: online submission',
  'unit-unknown': 'NĐ 61/2018/NĐ-CP art. 18: the competent handling unit',
  'unit-not-active': 'NQ 202/2025/QH15: a merged unit hands its work to its successor',
  'officer-not-active': 'NĐ 61/2018/NĐ-CP art. 19: an official of the competent unit',
  'reassignment-needs-reason':
    'NĐ 61/2018/NĐ-CP art. 19; control slip: a dossier changes hands with the reason',
  'components-missing': 'NĐ 61/2018/NĐ-CP art. 17: only a complete dossier is received',
  'component-not-digitised': 'NĐ 107/2021/NĐ-CP art. 1 (21a); TT 01/2023/TT-VPCP art. 4',
  'component-not-in-procedure': 'NĐ 61/2018/NĐ-CP art. 5; CT 06/CT-UBND (Hải Dương, 2024) point 2',
  'component-already-available':
    'NĐ 45/2020/NĐ-CP art. 3; CT 06/CT-UBND (Hải Dương, 2024) point 4: once only',
  'component-never-digitised': 'TT 01/2023/TT-VPCP art. 4: papers to be presented only, or secret',
  'appointment-after-limit': 'NĐ 61/2018/NĐ-CP art. 17: the receipt keeps within the published limit',
  'appointment-before-reception': 'NĐ 61/2018/NĐ-CP art. 17: the return date follows the reception',
  'supplement-items-missing': 'NĐ 61/2018/NĐ-CP art. 17: the full list at once (form 02)',
  'supplement-only-once': 'NĐ 61/2018/NĐ-CP art. 11: not more than one supplement for a matter',
  'supplement-incomplete': 'NĐ 61/2018/NĐ-CP art. 17: everything that was asked for',
  'supplement-not-lapsed': 'NĐ 61/2018/NĐ-CP art. 17: the time to answer has not passed',
  'no-step-running': 'NĐ 61/2018/NĐ-CP art. 18: the control slip records who has the dossier',
  'not-interlinked': 'NĐ 61/2018/NĐ-CP art. 19: the interlinked order is fixed by the procedure',
  'hop-still-open': 'NĐ 61/2018/NĐ-CP art. 19: in turn means one agency after the other',
  'hop-unknown': 'NĐ 61/2018/NĐ-CP art. 19: only what was handed over comes back',
  'hop-known': 'NĐ 61/2018/NĐ-CP art. 19: one hand-over under one name',
  'opinion-unknown': 'NĐ 61/2018/NĐ-CP art. 19: an opinion answers a request',
  'opinion-known': 'NĐ 61/2018/NĐ-CP art. 19: one request under one name',
  'opinion-not-before-due': 'NĐ 61/2018/NĐ-CP art. 19: the lead agency keeps its own limit',
  'opinion-not-lapsed': 'NĐ 61/2018/NĐ-CP art. 19: its time has not passed',
  'no-fee': 'Luật Phí và lệ phí 2015 art. 3: no payment without a published fee',
  'payment-mismatch': 'NĐ 61/2018/NĐ-CP art. 17: the amount is the one notified',
  'limit-not-countable': 'BLDS 2015 art. 144–148: a term is a whole number of its unit',
  'no-statutory-extension': 'NĐ 61/2018/NĐ-CP art. 5: no prolonging beyond the law',
  'extension-beyond-maximum': 'NĐ 61/2018/NĐ-CP art. 5: no prolonging beyond the law',
  'extension-after-due': 'NĐ 61/2018/NĐ-CP art. 19: an extension is granted before the limit ends',
  'decision-known': 'NĐ 61/2018/NĐ-CP art. 19: one decision grants one extension',
  'already-reappointed': 'NĐ 61/2018/NĐ-CP art. 19.9: re-appointment not more than once',
  'new-date-not-later': 'NĐ 61/2018/NĐ-CP art. 19.9: the new date lies after the current one',
  'new-date-too-far': 'NĐ 61/2018/NĐ-CP art. 19.9: the new date is one that can be kept, within five years',
  'not-late': 'NĐ 61/2018/NĐ-CP art. 19.9: the late letter belongs to a late dossier',
  'already-apologised': 'NĐ 61/2018/NĐ-CP art. 19.9: one letter for one lateness',
  'no-letter': 'NĐ 61/2018/NĐ-CP art. 19.9: what is delivered is a letter of apology',
  'letter-delivered': 'NĐ 61/2018/NĐ-CP art. 19.9: one letter reaches the applicant once',
  'duty-unknown': 'Hoso design, time: the clock records only duties that there are',
  'duty-not-due': 'BLDS 2015 art. 147–148: a term has passed when its last moment has',
  'revision-unclear': 'NĐ 61/2018/NĐ-CP art. 5: one cause moves a date, and it is named',
  'calendar-not-newest': 'Bộ luật Lao động 2019 art. 112: the calendar as announced last',
  'instrument-known': 'NĐ 61/2018/NĐ-CP art. 5: one instrument moves a dossier once',
  'revision-not-later': 'NĐ 61/2018/NĐ-CP art. 5: an instrument relieves, it shortens no limit',
  'unit-not-successor': 'NQ 202/2025/QH15: a merged unit hands its work to its successor',
  'not-overdue':
    'NĐ 61/2018/NĐ-CP art. 4; CT 06/CT-UBND (Hải Dương, 2024) point 2: each lateness is explained',
  'breach-unclear': 'NĐ 61/2018/NĐ-CP art. 4: a report says which lateness it is about',
  'explanation-filed':
    'CT 06/CT-UBND (Hải Dương, 2024) point 2, NĐ 61/2018/NĐ-CP art. 4: one report on one lateness',
  'cause-unknown': 'TT 01/2020/TT-VPCP, form II.07: causes of lateness are objective or subjective',
  'remedy-day-passed':
    'CT 06/CT-UBND (Hải Dương, 2024) point 2, NĐ 61/2018/NĐ-CP art. 4: a remedy lies ahead',
  'nothing-to-judge': 'NĐ 61/2018/NĐ-CP art. 4: a report is judged once it is filed',
  'judge-not-superior': 'NĐ 61/2018/NĐ-CP art. 32: the superior judges the head’s report',
  'judge-filed-it': 'NĐ 61/2018/NĐ-CP art. 4: nobody judges their own report',
  'no-remedy-open': 'NĐ 61/2018/NĐ-CP art. 4: what is put right is what was promised',
  'result-file-missing':
    'NĐ 45/2020/NĐ-CP art. 25; NĐ 107/2021/NĐ-CP art. 1 (21b): the result is electronic too',
  'nothing-to-neutralise':
    'Hoso design, correction: only the last event of its kind, before anything rests on it',
  'already-rated': 'NĐ 61/2018/NĐ-CP art. 31: one rating for one handling',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof REFUSAL_SOURCES;

/** @param facts what was found and what was expected: plain data without personal content. */
export const refuse = (refused: RefusalCode, facts: Refusal['facts'] = {}): Refusal<RefusalCode> => ({
  refused,
  facts,
  source: REFUSAL_SOURCES[refused],
});
