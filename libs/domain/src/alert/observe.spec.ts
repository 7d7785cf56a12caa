import {
  DOSSIER_CODE,
  evidenceOf,
  HANDLING_UNIT,
  happened,
  ONE_STOP,
  openedAfter,
  RULES,
  received,
  vn,
} from '@hoso/testing';
import { plainDateOf, type Instant } from '@hoso/kernel';
import type { ClockFact, DossierEvent } from '../dossier';
import { observe, type Observed } from './observe';
import { alertPolicyOn, DEFAULT_ALERT_POLICIES } from './policy';
import { superiorUnitOf } from './superior';
import type { DossierFact, Raise } from './watch';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;

const factOf = (event: DossierEvent, revision: number): DossierFact => ({
  event,
  id: `event-${revision}`,
  code: DOSSIER_CODE,
  evidence: { stream: `dossier-${DOSSIER_CODE}`, revision, type: event.type, at: event.at },
});

/** Everything that follows from a history, and the watch that it leaves. */
const seen = (...history: readonly DossierEvent[]) => {
  const all = history.reduce<readonly Observed[]>(
    (before, event, revision) => [...before, observe(before.at(-1)?.watch, factOf(event, revision), POLICY)],
    [],
  );
  return { raise: all.flatMap(({ raise }) => raise), last: all.at(-1)!, watch: all.at(-1)!.watch };
};

const clock = (changes: Partial<ClockFact> = {}): ClockFact => ({
  duty: 'overdue',
  moment: vn('2025-06-24T17:00'),
  dueAt: vn('2025-06-24T17:00'),
  lateness: { workingMinutes: 30, calendarMs: 52_200_000 },
  ...changes,
});

const transferred = happened('DossierTransferred', '2025-06-10T09:00', {
  from: ONE_STOP,
  to: HANDLING_UNIT,
  transferDueAt: vn('2025-06-10T17:00'),
  late: false,
});
const assigned = happened('OfficerAssigned', '2025-06-10T10:00', { unit: HANDLING_UNIT, officer: 'binh' });
const inHand = [received(), transferred, assigned];
const overdue = (changes: Partial<ClockFact> = {}) =>
  happened('OverdueRecorded', '2025-06-25T07:30', {
    ...clock(changes),
    unit: HANDLING_UNIT,
    officer: 'binh',
  });
const issued = happened('ResultIssued', '2025-06-26T10:00', { number: '1', signedBy: 'an', late: true });
const opinion = (name: string) =>
  happened('OpinionRequested', '2025-06-11T08:00', {
    opinion: name,
    agency: 'H23.19',
    question: '?',
    dueAt: vn('2025-06-13T17:00'),
    pausesClock: false,
  });
const handedOver = (hop: string, agency = 'H23.19') =>
  happened('HandedOver', '2025-06-11T08:00', {
    hop,
    agency,
    order: 'in-turn',
    dueAt: vn('2025-06-13T17:00'),
  });

describe('what the facts of a dossier raise', () => {
  it('tells of a new date that passed, until it is decided or another date lies ahead', () => {
    const moment = vn('2025-06-30T17:00');
    const missed = happened('ReappointmentMissedRecorded', '2025-07-01T07:30', {
      ...clock({ duty: 'reappointment-missed', moment, dueAt: moment }),
      ...{ unit: HANDLING_UNIT, officer: 'binh' },
    });
    const late = [...inHand, overdue(), missed];
    const { raise } = seen(...late);
    expect(raise.map(({ order: { kind, audience } }) => [kind, audience])).toEqual([
      ['overdue', 'officer'],
      ['reappointment-missed', 'head'],
    ]);
    const date = (due: string) => ({ statutory: vn(due), current: vn(due), provisional: false });
    const revised = (due: string) =>
      happened('DueDateRevised', '2025-07-02T08:00', {
        ...{ instrument: 'QĐ 9', reason: 'flood', from: date('2025-06-24T17:00'), due: date(due) },
      });
    const ended = (event: DossierEvent) =>
      seen(...late, event).last.resolve.some(({ key }) => key === raise[1]!.key);
    expect([issued, revised('2025-07-10T17:00'), revised('2025-07-01T17:00')].map(ended)).toEqual([
      ...[true, true, false],
    ]);
    const undone = (current: string) =>
      happened('EventNeutralised', '2025-07-02T08:00', {
        ...{ revision: 3, type: 'SupplementReceived', reason: 'another dossier' },
        restored: { ...openedAfter(...inHand).undoable!.before, due: { ...date(current) } },
      });
    expect([undone('2025-06-30T17:00'), undone('2025-06-26T17:00')].map(ended)).toEqual([false, true]);
    const over = { ...missed, data: { ...missed.data, over: true } } as DossierEvent;
    expect(seen(...inHand, issued, over).raise).toEqual([]);
  });

  it('is an alert for the unit and officer in charge, with its evidence', () => {
    expect(seen(...inHand, overdue()).raise).toEqual([
      {
        key: 'event-3',
        order: {
          kind: 'overdue',
          severity: 'serious',
          audience: 'officer',
          subject: { kind: 'dossier', code: DOSSIER_CODE },
          unit: HANDLING_UNIT,
          officer: 'binh',
          evidence: [evidenceOf('OverdueRecorded', 3, '2025-06-25T07:30')],
          figures: { moment: vn('2025-06-24T17:00'), dueAt: vn('2025-06-24T17:00'), lateWorkingMinutes: 30 },
        },
      } satisfies Raise,
    ]);
  });

  it('is nothing for what was late before it was recorded, and no lateness is counted', () => {
    const { last } = seen(...inHand, overdue({ retrospective: true }));
    expect([last.raise, last.lateness, last.watch?.open]).toEqual([[], undefined, []]);
  });

  it('is nothing before the first policy', () => {
    expect(alertPolicyOn(DEFAULT_ALERT_POLICIES, plainDateOf('2024-11-14'))).toBeUndefined();
    expect(alertPolicyOn(DEFAULT_ALERT_POLICIES, plainDateOf('2024-11-15'))).toBe(POLICY);
    expect(observe(seen(...inHand).watch, factOf(overdue(), 3), undefined).raise).toEqual([]);
  });

  it('is for the one-stop while nobody has received the dossier', () => {
    const unanswered = happened('ReceptionUnansweredRecorded', '2025-06-11T08:00', {
      ...clock(),
      submittedAt: vn('2025-06-10T08:00'),
    });
    const [alert] = seen(...inHand, unanswered).raise;
    expect(alert?.order).toMatchObject({ kind: 'reception-unanswered', unit: ONE_STOP });
    expect(alert?.order.officer).toBeUndefined();
  });
});

describe('what ends an alert', () => {
  const ended = (...history: readonly DossierEvent[]) => seen(...history).last.resolve.map(({ key }) => key);

  it('is the end of its matter', () => {
    expect(ended(...inHand, overdue(), issued)).toEqual(['event-3']);
    expect(ended(...inHand, overdue(), issued, issued)).toEqual([]);
    const owed = happened('ApologyDueRecorded', '2025-06-23T17:00', clock());
    expect(ended(...inHand, owed, issued)).toEqual([]);
    const inTime = happened('ResultIssued', '2025-06-24T10:00', { number: '1', signedBy: 'an', late: false });
    expect(ended(...inHand, owed, inTime)).toEqual(['event-3']);
  });

  it('is the answer to the very opinion that it is about', () => {
    const late = (name: string) =>
      happened('OpinionLateRecorded', '2025-06-13T17:00', {
        ...clock(),
        opinion: name,
        agency: 'H23.19',
        requestedAt: vn('2025-06-11T08:00'),
      });
    const answer = happened('OpinionReceived', '2025-06-16T08:00', {
      opinion: 'b',
      agency: 'H23.19',
      late: true,
      summary: '.',
    });
    expect(ended(...inHand, opinion('a'), opinion('b'), late('a'), late('b'), answer)).toEqual(['event-6']);
  });

  it('is the explanation of the very breach, and its remedy', () => {
    const [one, other] = [vn('2025-06-24T17:00'), vn('2025-06-27T17:00')];
    const required = (breach: Instant) =>
      happened('ExplanationRequired', '2025-06-27T17:00', { breach, unit: HANDLING_UNIT, dueAt: other });
    const late = (breach: Instant) =>
      happened('ExplanationLateRecorded', '2025-07-05T17:00', { ...clock(), breach, unit: HANDLING_UNIT });
    const filed = happened('ExplanationFiled', '2025-07-07T08:00', {
      ...{ breach: other, unit: HANDLING_UNIT, filedBy: 'an', cause: 'officer-slow', nature: 'subjective' },
      ...{ step: 'appraise', narrative: '.', prevention: '.', late: true },
      remedy: { what: '.', dueOn: plainDateOf('2025-07-10') },
    });
    const history = [...inHand, required(one), required(other), late(one), late(other), filed];
    expect(ended(...history)).toEqual(['event-4', 'event-6']);
    const overdueRemedy = (breach: Instant) =>
      happened('RemedyOverdueRecorded', '2025-07-11T08:00', {
        ...{ ...clock(), breach, unit: HANDLING_UNIT, what: '.', dueOn: plainDateOf('2025-07-10') },
      });
    const done = happened('RemedyDone', '2025-07-12T08:00', { breach: one, evidence: '.', late: true });
    expect(ended(...inHand, overdueRemedy(one), overdueRemedy(other), done)).toEqual(['event-3']);
  });

  it('is undone with the record that ended it', () => {
    const history = [...inHand, overdue(), issued];
    const { watch } = seen(...history);
    const neutralised = happened('EventNeutralised', '2025-06-26T11:00', {
      revision: 4,
      type: 'ResultIssued',
      reason: 'Ghi nhầm hồ sơ',
      restored: {
        handling: {
          phase: 'InHandling',
          unit: HANDLING_UNIT,
          officer: 'binh',
          opinions: {},
          hops: {},
          supplementRequests: 0,
        },
      },
    });
    const again = observe(watch, factOf(neutralised, 5), POLICY);
    expect(again.raise.map(({ key, order }) => [key, order.kind, order.evidence.length])).toEqual([
      ['event-3 again event-5', 'overdue', 2],
    ]);
    expect(observe(watch, factOf(neutralised, 5), undefined).raise).toEqual([]);
  });
});

describe('passing a dossier on too often', () => {
  const opinions = ['a', 'b', 'c', 'd', 'e'].map(opinion);
  const desk = (officer: string, delegation?: string) =>
    happened('OfficerAssigned', '2025-06-11T08:00', {
      ...{ unit: HANDLING_UNIT, officer, previousOfficer: 'binh', reason: 'r' },
      ...(delegation && { delegation }),
    });

  it('is an alert for the head, once, with every request as evidence', () => {
    expect(seen(...inHand, ...opinions.slice(0, 3)).raise).toEqual([]);
    const [alert, ...more] = seen(...inHand, ...opinions).raise;
    expect(alert).toMatchObject({ key: `too-many-opinions ${DOSSIER_CODE} ${HANDLING_UNIT}` });
    expect(alert?.order).toMatchObject({ audience: 'head', officer: 'binh', figures: { count: 4 } });
    expect(alert?.order.evidence.map(({ revision }) => revision)).toEqual([3, 4, 5, 6]);
    expect(more).toEqual([]);
  });

  it('is from desk to desk, and to an agency again; not the course of an interlinked procedure, nor a stand-in', () => {
    const course = ['H23.19', 'H23.20', 'H23.21', 'H23.22'].map((agency) => handedOver('a', agency));
    expect(seen(...inHand, ...course, desk('an', 'uq-12')).raise).toEqual([]);
    const [alert] = seen(
      ...inHand,
      ...course,
      desk('dung'),
      handedOver('b'),
      desk('binh'),
      handedOver('c'),
    ).raise;
    expect(alert).toMatchObject({
      key: `too-many-hand-overs ${DOSSIER_CODE} ${HANDLING_UNIT}`,
      order: { unit: HANDLING_UNIT, figures: { count: 4 } },
    });
    expect(alert?.order.officer).toBeUndefined();
    expect(alert?.order.evidence.map(({ type }) => type)).toEqual([
      ...['OfficerAssigned', 'HandedOver', 'OfficerAssigned', 'HandedOver'],
    ]);
  });

  it('counts for each unit apart, and none of imported history', () => {
    const home = happened('DossierRehomed', '2025-06-11T09:00', {
      ...{ from: HANDLING_UNIT, to: 'H23.20', legalBasis: 'NQ 202' },
    });
    expect(seen(...inHand, ...opinions.slice(0, 3), home, ...opinions.slice(3)).raise).toEqual([]);
    const imported = received({ rules: { ...RULES, regime: 'imported' } });
    expect(seen(imported, transferred, assigned, ...opinions).raise).toEqual([]);
  });
});

describe('the unit above', () => {
  it.each([
    ['H23.15', 'H23'],
    ['H23.15.02', 'H23.15'],
    ['H23', undefined],
    ['000.00.15.H23', '000.00.00.H23'],
    ['001.02.15.H23', '000.02.15.H23'],
    ['000.00.00.H23', undefined],
  ])('of %s is %s', (unit, above) => expect(superiorUnitOf(unit)).toBe(above));
});
