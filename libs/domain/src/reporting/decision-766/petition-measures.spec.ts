import {
  concreteAnswer,
  livedPetition,
  petitionCommand,
  PETITION_LIFE_TO,
  petitionIn,
  petitionLife,
  petitionReportFactsOf,
  submission,
  vn,
  type PetitionStep,
} from '@hoso/testing';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import fc from 'fast-check';
import type { PetitionEvent } from '../../feedback';
import { noCounts } from '../figures';
import { boundsOf } from '../period';
import { PETITION_FIGURES_766, petitionFigures766, petitionMeasures } from './petition-measures';
import { OPTIONS_766 } from './targets';

const month = (from: string, to: string) =>
  boundsOf({ from: plainDateOf(from), to: plainDateOf(to), zone: VIETNAM });
const JUNE = month('2025-06-01', '2025-06-30');
const JULY = month('2025-07-01', '2025-07-31');

const figures = (history: readonly PetitionEvent[], bounds = JUNE, options = OPTIONS_766) =>
  petitionFigures766(options)(petitionReportFactsOf(history), bounds);

const by = (id: string) => ({ actor: { id, role: 'head' as const, unit: 'H23.15' } });
const step = (
  ...[local, type, data]: readonly [string, Parameters<typeof petitionCommand>[0], object]
): PetitionStep => [local, petitionCommand(type, data as never)];
const answeredAt = (local: string): PetitionStep => [
  local,
  petitionCommand('AnswerPetition', concreteAnswer()),
  by('binh'),
];
const until = (local: string) => ({ ...JUNE, end: vn(local) });
const life = (phase: keyof typeof PETITION_LIFE_TO, ...rest: readonly PetitionStep[]) =>
  livedPetition(...PETITION_LIFE_TO[phase], ...rest);

describe('a petition handled on time (5.2)', () => {
  it.each([
    ['refused on the second working day', '2025-06-12T17:00', '5.2-met'],
    ['refused after it', '2025-06-12T17:00:00.001', '5.2-missing'],
  ])('is one %s', (_, local, figure) => {
    const refused = step(local, 'RefusePetition', { ground: 'not-concrete', explanation: 'Không rõ việc' });
    expect(figures(life('Submitted', refused))).toContain(figure);
  });

  it.each([
    ['asked about by the fifth working day', '2025-06-17T17:00', '5.2-met'],
    ['asked about after it', '2025-06-18T08:00', '5.2-missing'],
  ])('is one %s, while the reply is awaited', (_, local, figure) => {
    const asked = step(local, 'RequestInformation', { question: 'Số biên nhận?' });
    expect(figures(life('Submitted', asked))).toContain(figure);
  });

  it('forgets a late question once something followed it', () => {
    const asked = step('2025-06-18T08:00', 'RequestInformation', { question: 'Số biên nhận?' });
    const told = step('2025-06-18T09:00', 'SupplementPetition', { content: 'Số 45' });
    expect(figures(life('Submitted', asked, told))).toContain('5.2-met');
  });

  it('is one that waits within the fifteen days, up to the period’s end', () => {
    expect(
      figures(petitionIn('InProgress'), { ...JULY, start: JUNE.start, end: vn('2025-07-01T17:00') }),
    ).toContain('5.2-met');
    const after = { ...JULY, start: JUNE.start, end: vn('2025-07-01T17:00:00.001') };
    expect(figures(petitionIn('InProgress'), after)).toContain('5.2-missing');
  });

  it('is judged by what was so at the period’s end, whatever followed', () => {
    const late = life('InProgress', answeredAt('2025-07-02T08:00'));
    expect(figures(late)).toContain('5.2-met');
    expect(figures(late, JULY, { ...OPTIONS_766, onTimeOf: 'in-hand' })).toContain('5.2-missing');
  });

  it('is not one whose answer was returned and not written anew in time', () => {
    const returned = step('2025-06-24T08:00', 'ReturnAnswer', { reason: 'Chưa nêu ngày', officer: 'dung' });
    const again = [...life('Answered', returned)];
    expect(figures(again)).toContain('5.2-met');
    expect(figures(again, { ...JUNE, end: vn('2025-07-02T08:00') })).toContain('5.2-missing');
  });

  it.each([
    ['published on the second working day after the approval', '2025-06-25T17:00', '5.2-met'],
    ['published after it', '2025-06-26T08:00', '5.2-missing'],
  ])('is one %s', (_, local, figure) =>
    expect(
      figures(life('PendingPublication', step(local, 'PublishAnswer', { place: 'dichvucong.gov.vn' }))),
    ).toContain(figure),
  );

  it('is not one that was forwarded once its answer was overdue', () => {
    const forward = (local: string) =>
      life('Submitted', step(local, 'ForwardPetition', { to: 'H23.19', reason: 'Việc thuế' }));
    const toJuly = { ...JULY, start: JUNE.start };
    expect(figures(forward('2025-07-01T17:00'), { ...toJuly, end: vn('2025-07-02T08:00') })).toContain(
      '5.2-met',
    );
    expect(figures(forward('2025-07-02T08:00'), { ...toJuly, end: vn('2025-07-03T08:00') })).toContain(
      '5.2-missing',
    );
  });
});

describe('satisfaction with the handling of petitions (5.3)', () => {
  it('is lost by dislike, repetition and lateness, once for each petition', () => {
    const histories = [
      petitionIn('Published'),
      petitionIn('Rated'),
      petitionIn('Reopened'),
      petitionIn('Refused'),
    ];
    const late = livedPetition(
      ['2025-06-02T08:00', petitionCommand('SubmitPetition', submission())],
      step('2025-06-27T08:00', 'RefusePetition', { ground: 'not-concrete', explanation: 'Không rõ việc' }),
    );
    const counts = { ...noCounts(PETITION_FIGURES_766) };
    for (const history of [...histories, late]) for (const figure of figures(history)) counts[figure] += 1;
    expect(counts).toMatchObject({ '5.3-disliked': 2, '5.3-reopened': 1, '5.3-late': 1 });
    expect(petitionMeasures(counts)).toEqual({
      '5.1': { numerator: 3, denominator: 3 },
      '5.2': { numerator: 4, denominator: 5 },
      '5.3': { numerator: 2, denominator: 5 },
    });
  });

  it('knows a dislike from its own moment on', () => {
    expect(figures(petitionIn('Rated'), until('2025-06-24T07:59'))).toContain('5.3-met');
    expect(figures(petitionIn('Rated'), until('2025-06-24T08:00'))).toContain('5.3-disliked');
  });
});

describe('the petitions that are counted', () => {
  const inHand = { ...OPTIONS_766, onTimeOf: 'in-hand' as const };

  it('are those received in the period, or all in hand where it is told to', () => {
    expect(figures(petitionIn('InProgress'), JULY)).toEqual([]);
    expect(figures(petitionIn('InProgress'), JULY, inHand)).toContain('5.2-missing');
    expect(figures(petitionIn('Published'), JULY, inHand)).toEqual([]);
    expect(figures(petitionIn('Published'), month('2025-06-23', '2025-06-23'), inHand)).toContain('5.2-met');
    expect(figures(petitionIn('Reopened'), month('2025-06-25', '2025-06-30'), inHand)).toContain(
      '5.3-reopened',
    );
    expect(figures(petitionIn('Submitted'), month('2025-05-01', '2025-05-31'), inHand)).toEqual([]);
  });

  it('stand in each component once, met or missed, in any life', () =>
    fc.assert(
      fc.property(petitionLife, (steps) => {
        const history = steps.flatMap(({ events }) => events);
        if (history.length === 0) return;
        const counted = figures(history, month('2025-01-01', '2026-12-31'), inHand);
        expect(new Set(counted).size).toBe(counted.length);
        const has = (figure: (typeof counted)[number]) => Number(counted.includes(figure));
        expect(has('5.2-met') + has('5.2-missing')).toBe(1);
        expect(has('5.1-conduct') + has('5.1-regulation')).toBe(has('5.1'));
        expect(has('5.3-met') === 1).toBe(has('5.3-disliked') + has('5.3-reopened') + has('5.3-late') === 0);
        expect(has('5.3-late')).toBe(has('5.2-missing'));
      }),
      { numRuns: 60 },
    ));
});
