import type { RedatingEvent, RedatingEvents, RedatingEventType } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import { vn } from './local-time';

type Samples = { readonly [Type in RedatingEventType]: RedatingEvents[Type] };

const cause = {
  instrument: {
    number: 'QĐ 1234/QĐ-UBND',
    legalBasis: 'Luật Phòng, chống thiên tai art. 26',
    workingDays: 3,
  },
} as const;
const scope = {
  units: ['H23.31'],
  procedures: ['1.004227'],
  fields: ['Đất đai'],
  dueFrom: plainDateOf('2025-09-08'),
  dueTo: plainDateOf('2025-09-30'),
};
const due = (local: string) => ({ statutory: vn(local), current: vn(local), provisional: false });
const totals = { touched: 2, later: 1, earlier: 0, confirmed: 1, unchanged: 1, refused: 1, ended: 1 };

const samples: Samples = {
  RedatingProposed: {
    redating: '0f3c1f6e-8a5b-8c2d-9e4f-6a7b8c9d0e1f',
    cause: { calendar: { region: 'hai-duong', version: 4 } },
    scope,
    position: '184467',
  },
  DossiersAssessed: {
    after: '',
    dossiers: [
      {
        code: 'H23.31-250901-0001',
        outcome: 'later',
        from: due('2025-09-19T17:00'),
        to: due('2025-09-24T17:00'),
      },
      { code: 'H23.31-250901-0002', outcome: 'refused', refusal: 'instrument-known' },
    ],
    unchanged: 1,
    through: 'H23.31-250901-0003',
  },
  RedatingAssessed: { cause, scope, totals, position: '184467' },
  RedatingOrdered: { reason: 'Bão số 3', cause, assessedAt: vn('2025-09-10T08:00'), dossiers: 2 },
  DossiersRedated: {
    after: 1,
    dossiers: [
      { code: 'H23.31-250901-0002', outcome: 'ended' },
      { code: 'H23.31-250901-0003', outcome: 'unchanged' },
    ],
  },
  RedatingCompleted: { totals },
  RedatingWithdrawn: { reason: 'Nhầm phạm vi' },
};

/** One realistic event of each type about a re-dating. */
export const goldenRedatingEvents: readonly RedatingEvent[] = Object.entries(samples).map(
  ([type, data]) => ({ type, data, at: vn('2025-09-10T09:00') }) as RedatingEvent,
);
