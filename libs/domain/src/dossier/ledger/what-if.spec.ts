import { isRefusal } from '@hoso/kernel';
import {
  dossierFacts,
  fileRef,
  inHandling,
  openedAfter,
  procedureVersion,
  received,
  RULES,
  vn,
} from '@hoso/testing';
import {
  dossierDecider,
  type DossierEvent,
  dueUnderCalendar,
  dueUnderLimit,
  HAI_DUONG,
  type Limit,
  type LimitChange,
} from '../../index';

const ground = { calendar: HAI_DUONG, procedure: procedureVersion() };
const by = (amount: number, unit: Limit['unit'] = 'working-days'): LimitChange => ({ by: { amount, unit } });
const statutory = (change: LimitChange, ...history: readonly DossierEvent[]) =>
  dueUnderLimit(openedAfter(...history), change, ground)?.statutory;

describe('a dossier of ten working days, due on 24/06 at 17:00, under another limit', () => {
  it.each([
    [by(-2), '2025-06-20T17:00'],
    [by(3), '2025-06-27T17:00'],
    [by(-16, 'working-hours'), '2025-06-20T17:00'],
    [by(-9), '2025-06-11T17:00'],
    [{ limit: { amount: 3, unit: 'calendar-days' } } as const, '2025-06-13T17:00'],
  ])('%j falls due at %s', (change, due) => expect(statutory(change, ...inHandling)).toBe(vn(due)));

  it.each([by(-10), by(-11), by(-1, 'working-hours'), by(-2, 'calendar-days'), by(-1, 'months')])(
    '%j says nothing that can be counted',
    (change) => expect(statutory(change, ...inHandling)).toBeUndefined(),
  );

  it('keeps an earlier promise and what was taken as given', () => {
    const sooner = received({ dueAt: vn('2025-06-13T17:00') });
    expect(statutory(by(-2), sooner)).toBe(vn('2025-06-13T17:00'));
    expect(statutory(by(-8), sooner)).toBe(vn('2025-06-12T17:00'));
    const imported = received({ rules: { ...RULES, regime: 'imported' }, dueAt: vn('2025-07-24T17:00') });
    expect(statutory(by(-2), imported)).toBe(vn('2025-07-24T17:00'));
  });

  it('counts a reset again with it', () => {
    const asked = dossierDecider.decide(
      {
        type: 'RequestSupplement',
        data: { items: [{ component: 'survey', reason: 'unclear' }], reason: 'unclear' },
      },
      openedAfter(...inHandling),
      dossierFacts('2025-06-12T08:00'),
    );
    if (isRefusal(asked)) throw new Error(asked.refused);
    const back = dossierDecider.decide(
      {
        type: 'AcceptSupplement',
        data: { components: [{ component: 'survey', digitised: fileRef('d') }] },
      },
      openedAfter(...inHandling, ...asked),
      dossierFacts('2025-06-13T08:00'),
    );
    if (isRefusal(back)) throw new Error(back.refused);
    expect(statutory(by(-2), ...inHandling, ...asked, ...back)).toBe(vn('2025-06-25T17:00'));
  });
});

it('falls due later by a calendar with a further day off, and as before by its own', () => {
  const dossier = openedAfter(...inHandling);
  const year = HAI_DUONG.years['2025']!;
  const off = [...year.off, '2025-06-20' as (typeof year.off)[number]];
  const calendar = { ...HAI_DUONG, years: { ...HAI_DUONG.years, 2025: { ...year, off } } };
  expect(dueUnderCalendar(dossier, { ...ground, calendar }).statutory).toBe(vn('2025-06-25T17:00'));
  expect(dueUnderCalendar(dossier, ground)).toEqual(dossier.due);
});
