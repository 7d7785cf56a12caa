import {
  concreteAnswer,
  givenPetition as given,
  livedPetition,
  measure,
  petitionAfter,
  petitionCommand,
  PETITION_LIFE_TO,
  petitionIn,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import { petitionDutiesOf, type PetitionDuty, type PetitionEvent } from '../index';

const actor = { id: 'clock', role: 'clock' as const };
const late = ({ kind, key, moment }: PetitionDuty) =>
  petitionCommand('RecordPetitionLate', { kind, key, moment });
const dutyOf = (kind: string, ...events: readonly PetitionEvent[]) =>
  petitionDutiesOf(petitionAfter(...events)).find((duty) => duty.kind === kind)!;
const kindsIn = (...events: readonly PetitionEvent[]) =>
  petitionDutiesOf(petitionAfter(...events)).map(({ kind, moment }) => [kind, moment]);

const JUST = { workingMinutes: 0, calendarMs: 1 };
const AN_HOUR = { workingMinutes: 60, calendarMs: 54_000_000 };

const submitted = petitionIn('Submitted');
const forwardDue = dutyOf('forward', ...submitted);
const recorded = (
  local: string,
  lateness: { readonly workingMinutes: number; readonly calendarMs: number },
  retrospective?: true,
) => ({
  type: 'PetitionLateRecorded' as const,
  at: vn(local),
  data: {
    duty: 'forward' as const,
    key: forwardDue.key,
    moment: vn('2025-06-17T17:00'),
    lateness,
    ...(retrospective && { retrospective }),
  },
});

describe('the duties of a petition', () => {
  it('follow its phases', () => {
    const answer = ['answer', vn('2025-07-01T17:00')];
    expect(kindsIn(...submitted)).toEqual([['forward', vn('2025-06-17T17:00')], answer]);
    expect(kindsIn(...petitionIn('AwaitingInfo'))).toEqual([]);
    expect(kindsIn(...petitionIn('InProgress'))).toEqual([answer]);
    expect(kindsIn(...petitionIn('Answered'))).toEqual([['review', vn('2025-06-25T17:00')]]);
    expect(kindsIn(...petitionIn('PendingPublication'))).toEqual([['publication', vn('2025-06-25T17:00')]]);
    expect(kindsIn(...petitionIn('Published'))).toEqual([]);
    expect(kindsIn(...petitionIn('Reopened'))).toEqual([['answer', vn('2025-07-16T17:00')]]);
    expect(kindsIn(...petitionIn('Refused'))).toEqual([]);
  });

  it('hold a promise beyond the publication', () => {
    const { doneOn: _, ...undated } = measure();
    const answer = concreteAnswer({ measures: [{ ...undated, promisedOn: plainDateOf('2025-06-25') }] });
    const promised = livedPetition(...PETITION_LIFE_TO.InProgress, [
      '2025-06-23T08:00',
      petitionCommand('AnswerPetition', answer),
    ]);
    expect(kindsIn(...promised)).toContainEqual(['promise', vn('2025-06-25T23:59:59.999')]);
  });
});

describe('RecordPetitionLate', () => {
  it('notes a duty after its moment, with how late the note is', () => {
    given(...submitted)
      .when(late(forwardDue), '2025-06-17T17:00', { actor })
      .thenRefused('duty-not-due');
    given(...submitted)
      .when(late(forwardDue), '2025-06-17T17:00:00.001', { actor })
      .then(recorded('2025-06-17T17:00:00.001', JUST));
    given(...submitted)
      .when(late(forwardDue), '2025-06-18T08:00', { actor })
      .then(recorded('2025-06-18T08:00', AN_HOUR));
  });

  it('once for each due date', () => {
    const noted = [...submitted, recorded('2025-06-17T17:00:00.001', JUST)];
    given(...noted)
      .when(late(forwardDue), '2025-06-18T08:00', { actor })
      .thenNothing();
    expect(petitionDutiesOf(petitionAfter(...noted)).map(({ kind }) => kind)).toEqual(['answer']);
  });

  it('also when the clock was down while the duty was met too late', () => {
    const accepted = livedPetition(...PETITION_LIFE_TO.Submitted, [
      '2025-06-18T07:30',
      petitionCommand('AcceptPetition', {
        classification: { matter: 'conduct', aspect: 'delay' },
        subject: 'Đo đạc',
      }),
    ]);
    given(...accepted)
      .when(late(forwardDue), '2025-06-18T08:00', { actor })
      .then(recorded('2025-06-18T08:00', AN_HOUR));
  });

  it('marks what lay before the petition was recorded', () =>
    given(...submitted)
      .when(late(forwardDue), '2025-06-18T08:00', { actor, recordedAt: vn('2025-06-18T07:00') })
      .then(recorded('2025-06-18T08:00', AN_HOUR, true)));

  it('is the clock’s alone, and about a duty that there is', () => {
    given(...submitted)
      .when(late(forwardDue), '2025-06-18T08:00')
      .thenRefused('clock-only', { role: 'head' });
    given(...petitionIn('Accepted'))
      .when(late(forwardDue), '2025-06-18T08:00', { actor })
      .thenRefused('duty-not-open');
  });

  it('lets nobody else’s time wait for the clock', () => {
    const noted = petitionAfter(...submitted, recorded('2025-06-18T08:00', AN_HOUR));
    expect(noted.lastAt).toBe(vn('2025-06-10T08:00'));
  });
});
