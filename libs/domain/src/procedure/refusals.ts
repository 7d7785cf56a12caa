import type { Refusal } from '@hoso/kernel';

/** Every way in which a change of the catalogue is refused, and what the refusal rests on. */
export const PROCEDURE_REFUSAL_SOURCES = {
  'other-procedure': 'Hoso design, streams: one stream for one procedure code',
  'version-content-differs': 'Hoso design, dated rules: a dossier keeps the version it was received under',
  'version-unknown': 'NĐ 63/2010/NĐ-CP art. 13–17: only what was adopted is published or repealed',
  'validity-reversed': 'Hoso design, dated rules: a version is in force from its first to its last day',
  'validity-overlaps': 'Hoso design, dated rules: one version in force on one day',
  'end-after-end': 'Hoso design, dated rules: a version is ended, never prolonged',
  'no-channel': 'NĐ 63/2010/NĐ-CP art. 8: a procedure states how it is filed and its time limit',
  'limit-not-positive': 'NĐ 63/2010/NĐ-CP art. 8: a procedure states its time limit',
  'limit-fraction': 'BLDS 2015 art. 147–148: terms in days and months are counted in whole days and months',
  'extension-not-positive': 'NĐ 61/2018/NĐ-CP art. 5: no prolonging beyond the law',
  'shares-not-whole': 'NĐ 61/2018/NĐ-CP art. 19: the steps together have the published limit',
  'step-twice': 'NĐ 61/2018/NĐ-CP art. 18: the control slip names each step once',
  'component-twice': 'NĐ 63/2010/NĐ-CP art. 8: a procedure lists the components of its dossier',
  'fee-twice': 'Luật Phí và lệ phí 2015 art. 3: one published amount for one fee',
  'fee-not-whole': 'Luật Phí và lệ phí 2015 art. 3: an amount in whole đồng, 0 where it is waived',
  'cut-off-not-a-time': 'NĐ 61/2018/NĐ-CP art. 18: a time of day, written HH:mm',
  'published-before-decision': 'QĐ 766/QĐ-TTg item 1.2: a procedure is made public after it was decided',
  'published-otherwise': 'NĐ 63/2010/NĐ-CP art. 13–17: one decision publishes a version',
} as const satisfies Record<string, string>;

export type ProcedureRefusal = keyof typeof PROCEDURE_REFUSAL_SOURCES;

export const refuse = (refused: ProcedureRefusal, facts: Refusal['facts']): Refusal<ProcedureRefusal> => ({
  refused,
  facts,
  source: PROCEDURE_REFUSAL_SOURCES[refused],
});
