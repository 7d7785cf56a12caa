import type { DossierEvent, Opening } from '@hoso/domain';
import {
  COMPLETE,
  fileRef,
  happened,
  HANDLING_UNIT,
  issued,
  ONE_STOP,
  opening,
  received,
  returned,
  supplementAsked,
  vn,
} from '@hoso/testing';

const LATER = vn('2025-07-01T17:00');
const LATEST = vn('2025-07-08T17:00');
const due = (at: typeof LATER) => ({ statutory: at, current: at, provisional: false });

/** Made at the national portal. */
export const MADE_THERE = {
  channel: 'online',
  nationalPortal: { number: 'G01.899-250610-0007' },
} as const satisfies Partial<Opening>;

/** A dossier’s whole life: eight things to tell, six of them with a row: 2, 4, 5, 4, 9, 10. */
export const lifeOf = (code: string, changes: Partial<Opening> = {}): readonly DossierEvent[] => [
  received({ opening: { ...opening(), ...changes, code }, components: COMPLETE }),
  happened('DossierTransferred', '2025-06-10T09:00', {
    from: ONE_STOP,
    to: HANDLING_UNIT,
    transferDueAt: vn('2025-06-10T17:00'),
    late: false,
  }),
  happened('OfficerAssigned', '2025-06-10T10:00', { unit: HANDLING_UNIT, officer: 'binh' }),
  supplementAsked('2025-06-12T14:00'),
  happened('SupplementReceived', '2025-06-17T08:30', {
    components: [{ component: 'drawing', digitised: fileRef('c') }],
    due: due(LATER),
  }),
  happened('DeadlineExtended', '2025-06-20T09:00', {
    ...{ decision: 'QĐ-12', legalBasis: 'Luật Đất đai', reason: 'Xác minh thực địa', amount: 5 },
    ...{ from: LATER, due: due(LATEST) },
  }),
  issued('2025-07-04T15:00', false),
  returned('2025-07-05T09:00', false),
];

/** The states of the rows that this life leads to. */
export const LIFE_STATUSES = ['2', '4', '5', '4', '9', '10'];
