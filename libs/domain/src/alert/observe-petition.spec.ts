import fc from 'fast-check';
import {
  HANDLING_UNIT,
  livedPetition,
  petitionAfter,
  PETITION_CODE,
  petitionCommand,
  petitionIn,
  PETITION_LIFE_TO,
  petitionLife,
  vn,
  type PetitionStep,
} from '@hoso/testing';
import { openPetitionDuties, petitionDutiesOf, type PetitionDuty, type PetitionEvent } from '../feedback';
import { observePetition, type ObservedPetition, type PetitionFact } from './observe-petition';
import { DEFAULT_ALERT_POLICIES, type AlertPolicy } from './policy';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;

const factOf = (event: PetitionEvent, revision: number): PetitionFact => ({
  event,
  id: `event-${revision}`,
  code: PETITION_CODE,
  evidence: { stream: `feedback-${PETITION_CODE}`, revision, type: event.type, at: event.at },
});

/** What follows from each event of a history. */
const observed = (history: readonly PetitionEvent[], policy: AlertPolicy | undefined = POLICY) =>
  history.reduce<readonly ObservedPetition[]>(
    (before, event, revision) => [
      ...before,
      observePetition(before.at(-1)?.watch, factOf(event, revision), policy),
    ],
    [],
  );

const raisedBy = (all: readonly ObservedPetition[]) => all.flatMap(({ raise }) => raise);
const resolvedBy = (all: readonly ObservedPetition[]) => all.flatMap(({ resolve }) => resolve);

const lateOf = ({ kind, key, moment }: PetitionDuty, local: string, retrospective?: true): PetitionEvent => {
  const lateness = { workingMinutes: 30, calendarMs: 52_200_000 };
  const data = { duty: kind, key, moment, lateness };
  return {
    type: 'PetitionLateRecorded',
    at: vn(local),
    data: retrospective ? { ...data, retrospective } : data,
  };
};

const late = (
  kind: string,
  history: readonly PetitionEvent[],
  [local, retrospective]: readonly [string, true?],
): PetitionEvent => {
  const duty = petitionDutiesOf(petitionAfter(...history)).find((each) => each.kind === kind)!;
  return lateOf(duty, local, retrospective);
};

const inProgress = petitionIn('InProgress');
const unanswered = [...inProgress, late('answer', inProgress, ['2025-07-02T07:30'])];
/** The rest of a life after a late answer, as the law makes it. */
const rest = (...steps: readonly PetitionStep[]): readonly PetitionEvent[] =>
  livedPetition(...PETITION_LIFE_TO.InProgress, ...steps).slice(inProgress.length);
const [answer] = PETITION_LIFE_TO.Answered.slice(-1);
const answered: PetitionStep = ['2025-07-02T09:00', answer![1], answer![2]];
const returned: PetitionStep = [
  '2025-07-02T10:00',
  petitionCommand('ReturnAnswer', { reason: 'Chưa nêu ngày trả', officer: 'dung' }),
];

describe('the lateness of a petition', () => {
  it('raises an alert for whoever has it, with its evidence', () =>
    expect(raisedBy(observed(unanswered))).toEqual([
      {
        key: 'event-3',
        order: {
          kind: 'petition-late',
          severity: 'serious',
          audience: 'officer',
          subject: { kind: 'petition', code: PETITION_CODE },
          unit: HANDLING_UNIT,
          officer: 'binh',
          evidence: [
            {
              ...{ stream: `feedback-${PETITION_CODE}`, revision: 3 },
              ...{ type: 'PetitionLateRecorded', at: vn('2025-07-02T07:30') },
            },
          ],
          figures: { duty: 'answer', moment: vn('2025-07-01T17:00'), lateWorkingMinutes: 30 },
        },
      },
    ]));

  it.each([
    ['forward', 'Submitted', 'officer'],
    ['review', 'Answered', 'head'],
    ['publication', 'PendingPublication', 'head'],
  ] as const)('of the duty to %s is nobody’s own', (kind, phase, audience) => {
    const history = petitionIn(phase);
    const [raised] = raisedBy(observed([...history, late(kind, history, ['2025-07-10T08:00'])]));
    expect(raised?.order).toMatchObject({ audience, unit: HANDLING_UNIT, figures: { duty: kind } });
    expect(raised?.order.officer).toBeUndefined();
  });

  it('ends with the duty, or with the petition', () => {
    const resolve = [{ key: 'event-3', reason: 'PetitionAnswered' }];
    expect(resolvedBy(observed([...unanswered, ...rest(answered)]))).toMatchObject(resolve);
    const submitted = petitionIn('Submitted');
    const refused = petitionIn('Refused').slice(1);
    const intake = [...submitted, late('forward', submitted, ['2025-06-18T08:00']), ...refused];
    expect(resolvedBy(observed(intake))).toMatchObject([{ key: 'event-1', reason: 'PetitionRefused' }]);
  });

  it('is a matter again when its answer is returned, for whoever does it anew', () => {
    const [, again] = raisedBy(observed([...unanswered, ...rest(answered, returned)]));
    expect(again).toMatchObject({ key: 'event-3 again event-5', order: { officer: 'dung' } });
    expect(again?.order.evidence.map(({ type }) => type)).toEqual([
      'PetitionLateRecorded',
      'PetitionAnswerReturned',
    ]);
  });

  it('raises nothing where the duty was met before the clock looked, until it comes back', () => {
    const met = [...inProgress, ...rest(answered)];
    const seen = [...met, late('answer', met, ['2025-07-02T09:30'])];
    expect(raisedBy(observed(seen))).toEqual([]);
    const back = [...seen, ...rest(answered, returned).slice(1)];
    expect(raisedBy(observed(back)).map(({ key }) => key)).toEqual(['event-4 again event-5']);
  });

  it('raises nothing for history, without a policy, or for a duty that the policy leaves out', () => {
    const history = [...inProgress, late('answer', inProgress, ['2025-07-02T07:30', true])];
    expect(raisedBy(observed(history))).toEqual([]);
    expect(raisedBy(observed(unanswered, { ...POLICY, petitionLate: {} }))).toEqual([]);
    const withoutPolicy = observePetition(
      observed(inProgress).at(-1)?.watch,
      factOf(unanswered[3]!, 3),
      undefined,
    );
    expect(withoutPolicy.raise).toEqual([]);
  });

  it('counts for whoever had the duty, also where it was met before the clock looked', () => {
    const count = (history: readonly PetitionEvent[]) =>
      observed(history).flatMap(({ lateness }) => lateness ?? []);
    const moment = vn('2025-07-01T17:00');
    const evidence = { stream: `feedback-${PETITION_CODE}`, type: 'PetitionLateRecorded' };
    const whose = { unit: HANDLING_UNIT, officer: 'binh', code: PETITION_CODE };
    expect(count(unanswered)).toMatchObject([{ ...whose, moment, evidence: { ...evidence, revision: 3 } }]);
    const done = [...inProgress, ...rest(answered, returned)];
    const before = petitionAfter(...done).missed.find(({ kind }) => kind === 'answer')!;
    const [found] = count([...done, lateOf(before, '2025-07-02T10:30')]);
    expect([petitionAfter(...done).officer, found]).toMatchObject(['dung', whose]);
  });

  it('counts for the unit that ended where it was late before its successor had it', () => {
    const home: PetitionEvent = {
      ...{ type: 'PetitionRehomed', at: vn('2025-07-02T08:00') },
      data: { from: HANDLING_UNIT, to: 'H23.20', legalBasis: 'NQ 202/2025/QH15' },
    };
    const history = [...inProgress, home];
    const all = observed([...history, late('answer', history, ['2025-07-02T09:00'])]);
    expect(all.at(-1)!.lateness).toMatchObject({ unit: HANDLING_UNIT, officer: 'binh' });
    expect(all.at(-1)!.raise).toMatchObject([{ order: { unit: 'H23.20' } }]);
    const [answer] = rest(answered);
    const done = [...history, { ...answer!, at: vn('2025-07-02T09:00') } as PetitionEvent];
    const missed = petitionAfter(...done).missed.find(({ kind }) => kind === 'answer')!;
    const found = observed([...done, lateOf(missed, '2025-07-02T10:00')]).at(-1)!;
    expect(found.lateness).toMatchObject({ unit: HANDLING_UNIT, officer: 'binh' });
  });

  it('counts only for the dates that the citizen waits for, and nothing for history or without a policy', () => {
    const submitted = petitionIn('Submitted');
    const forward = [...submitted, late('forward', submitted, ['2025-06-18T08:00'])];
    const history = [...inProgress, late('answer', inProgress, ['2025-07-02T07:30', true])];
    const { watch } = observed(inProgress).at(-1)!;
    const all = [
      ...[...observed(forward), ...observed(history)],
      observePetition(watch, factOf(unanswered[3]!, 3), undefined),
    ];
    expect(all.flatMap(({ lateness }) => lateness ?? [])).toEqual([]);
  });

  it('stands open for as long as the law sees the duty, in any life', () =>
    fc.assert(
      fc.property(petitionLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const all = observed(events);
        const open = new Set(raisedBy(all).map(({ key }) => key));
        for (const { key } of resolvedBy(all)) expect(open.delete(key)).toBe(true);
        const after = life.at(-1)!.after;
        if (!after.opened) return expect(open.size).toBe(0);
        const live = events.filter(
          (event) => event.type === 'PetitionLateRecorded' && !event.data.retrospective,
        );
        const recorded = new Set(live.map(({ data }) => (data as { readonly key: string }).key));
        const owed = openPetitionDuties(after).filter(({ key }) => recorded.has(key));
        expect(open.size).toBe(owed.length);
      }),
      { numRuns: 60 },
    ));
});
