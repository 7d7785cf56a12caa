import {
  DUE,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  openedAfter,
  received,
  RULES,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { plainDateOf, type PlainDate } from '@hoso/kernel';
import { HAI_DUONG, type WorkingCalendar } from '../../calendar';
import type { DossierCommand, DossierEvent } from '../index';
import type { ReviseDueDate } from './revise-due-date';

const AT = '2025-06-12T09:00';
const revise = (changes: Partial<ReviseDueDate>): DossierCommand => ({
  type: 'ReviseDueDate',
  data: { instrument: 'QĐ 9', reason: 'flood', ...changes },
});
const dates = (statutory: string, current = statutory) => ({
  statutory: vn(statutory),
  current: vn(current),
  provisional: false,
});
const FROM = dates('2025-06-24T17:00');

/** The calendar as announced anew: further days off, or days off that are worked after all. */
const announced = (off: readonly string[], worked: readonly string[] = []): WorkingCalendar => {
  const year = HAI_DUONG.years['2025']!;
  const days = (texts: readonly string[]): readonly PlainDate[] => texts.map(plainDateOf);
  const changed = { ...year, off: [...year.off, ...days(off)], worked: [...year.worked, ...days(worked)] };
  return { ...HAI_DUONG, version: 2, years: { ...HAI_DUONG.years, 2025: changed } };
};
const calendar = { region: 'hai-duong', version: 2 };
const byCalendar = revise({ instrument: 'TB 7', reason: 'holiday', calendarVersion: 2 });
const counted = (due: ReturnType<typeof dates>, from = FROM, local = AT): DossierEvent =>
  happened('DueDateRevised', local, { instrument: 'TB 7', reason: 'holiday', from, due, calendar });

describe('ReviseDueDate by a calendar', () => {
  it('counts again from the reception, to a later date or a nearer one', () => {
    given(...inHandling)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .then(counted(dates('2025-06-25T17:00')));
    given(...inHandling)
      .when(byCalendar, AT, { calendar: announced([], ['2025-06-14']) })
      .then(counted(dates('2025-06-23T17:00')));
  });

  it('records nothing where no date moves, nor a second time', () => {
    given(...inHandling)
      .when(byCalendar, AT, { calendar: announced(['2025-06-30']) })
      .thenNothing();
    const moved = [...inHandling, counted(dates('2025-06-25T17:00'))];
    given(...moved)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .thenNothing();
    expect(openedAfter(...moved).rules.calendar).toEqual(calendar);
  });

  it('goes through pauses, resets and extensions as they were', () => {
    const paused = [
      ...HISTORY_TO.AwaitingPayment,
      happened('PaymentConfirmed', '2025-06-16T08:00', {
        receipt: 'b',
        paidVnd: 150_000,
        method: 'cash',
        due: dates('2025-06-26T17:00'),
      }),
      happened('DeadlineExtended', '2025-06-16T09:00', {
        decision: 'QĐ 1',
        legalBasis: 'b',
        reason: 'r',
        amount: 2,
        from: vn('2025-06-26T17:00'),
        due: dates('2025-06-30T17:00'),
      }),
    ];
    given(...paused)
      .when(byCalendar, '2025-06-17T08:00', { calendar: announced(['2025-06-20']) })
      .then(counted(dates('2025-07-01T17:00'), dates('2025-06-30T17:00'), '2025-06-17T08:00'));
    const reset = [
      ...inHandling,
      supplementAsked('2025-06-12T08:00'),
      happened('SupplementReceived', '2025-06-16T08:00', { components: [], due: dates('2025-06-30T17:00') }),
    ];
    given(...reset)
      .when(byCalendar, '2025-06-17T08:00', { calendar: announced(['2025-06-13', '2025-06-20']) })
      .then(counted(dates('2025-07-01T17:00'), dates('2025-06-30T17:00'), '2025-06-17T08:00'));
  });

  it('keeps what the receipt or a letter promised, where the law allows it', () => {
    const sooner = received({ dueAt: vn('2025-06-18T17:00') });
    given(sooner)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .thenNothing();
    const letter = happened('LatenessApologised', '2025-06-11T08:00', {
      letter: { number: '1' },
      reason: 'r',
      previousDueAt: DUE,
      newDueAt: vn('2025-06-27T17:00'),
      timeliness: 'in-time',
    });
    given(...inHandling, letter)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .then(
        counted(dates('2025-06-25T17:00', '2025-06-27T17:00'), dates('2025-06-24T17:00', '2025-06-27T17:00')),
      );
    const imported = received({ rules: { ...RULES, regime: 'imported' }, dueAt: vn('2025-07-24T17:00') });
    given(imported)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .thenNothing();
  });

  it('needs the newest calendar', () =>
    given(...inHandling)
      .when(revise({ calendarVersion: 3 }), AT, { calendar: announced(['2025-06-20']) })
      .thenRefused('calendar-not-newest', { asked: 3, newest: 2 }));
});

describe('ReviseDueDate by an instrument', () => {
  const shifted = happened('DueDateRevised', AT, {
    instrument: 'QĐ 9',
    reason: 'flood',
    from: FROM,
    due: dates('2025-06-27T17:00'),
    workingDays: 3,
  });
  const set = (due: ReturnType<typeof dates>) =>
    happened('DueDateRevised', AT, { instrument: 'QĐ 9', reason: 'flood', from: FROM, due });

  it('moves the dates by working days, or the statutory one to a later date', () => {
    given(...inHandling)
      .when(revise({ workingDays: 3 }), AT)
      .then(shifted);
    given(...inHandling)
      .when(revise({ dueAt: vn('2025-06-24T17:00:00.001') }), AT)
      .then(set(dates('2025-06-24T17:00:00.001')));
    given(...inHandling)
      .when(revise({ dueAt: DUE }), AT)
      .thenRefused('revision-not-later', { statutoryDueAt: DUE, dueAt: DUE });
  });

  it('moves a dossier once', () => {
    given(...inHandling, shifted)
      .when(revise({ workingDays: 3 }), AT)
      .thenNothing();
    given(...inHandling, shifted)
      .when(revise({ workingDays: 4 }), AT)
      .thenRefused('instrument-known');
    given(...inHandling, shifted)
      .when(revise({ dueAt: vn('2025-06-30T17:00') }), AT)
      .thenRefused('instrument-known');
  });

  it('is kept when a calendar is corrected afterwards', () =>
    given(...inHandling, shifted)
      .when(byCalendar, AT, { calendar: announced(['2025-06-20']) })
      .then(counted(dates('2025-06-30T17:00'), dates('2025-06-27T17:00'))));

  it('names one cause, a countable length and an open dossier with a due date', () => {
    given(...inHandling)
      .when(revise({}), AT)
      .thenRefused('revision-unclear', { ways: [] });
    given(...inHandling)
      .when(revise({ workingDays: 3, dueAt: DUE }), AT)
      .thenRefused('revision-unclear', { ways: ['workingDays', 'dueAt'] });
    given(...inHandling)
      .when(revise({ workingDays: 1.5 }), AT)
      .thenRefused('limit-not-countable');
    given(...inHandling, issued('2025-06-12T08:00', false))
      .when(revise({ workingDays: 3 }), AT)
      .thenRefused('wrong-state');
  });
});
