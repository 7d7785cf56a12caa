import type { AlertOrder, Evidence } from '@hoso/domain';
import { DOSSIER_CODE } from './dossier-facts';
import { vn } from './local-time';
import { HANDLING_UNIT } from './unit-directory';

/** An event of the testing kit's dossier, as alerts refer to it. */
export const evidenceOf = (type: string, revision: number, local = '2025-06-25T08:00'): Evidence => ({
  stream: `dossier-${DOSSIER_CODE}`,
  revision,
  type,
  at: vn(local),
});

/** What an overdue dossier in the hands of `binh` raises. */
export const overdueOrder = (changes: Partial<AlertOrder> = {}): AlertOrder => ({
  kind: 'overdue',
  severity: 'serious',
  subject: { kind: 'dossier', code: DOSSIER_CODE },
  unit: HANDLING_UNIT,
  officer: 'binh',
  audience: 'officer',
  evidence: [evidenceOf('OverdueRecorded', 4)],
  figures: { dueAt: vn('2025-06-24T17:00'), lateWorkingMinutes: 0.5 },
  ...changes,
});
