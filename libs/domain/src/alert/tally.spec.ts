import { evidenceOf, HANDLING_UNIT, vn } from '@hoso/testing';
import { DEFAULT_ALERT_POLICIES } from './policy';
import { counted, talliesOf, type LatenessTally, type TallyPlace } from './tally';
import type { RecordedLateness } from './late-dates';
import type { Evidence } from './vocabulary';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;
const HEIR = 'H23.20';

const lateness = (nr: number, moment = '2025-06-24T17:00'): RecordedLateness => ({
  unit: HANDLING_UNIT,
  officer: 'binh',
  moment: vn(moment),
  code: 'H23.01-250610-0001',
  evidence: evidenceOf('OverdueRecorded', nr, '2025-06-25T07:30'),
});
const placesOf = (late: RecordedLateness) => talliesOf(late, POLICY, 'Asia/Ho_Chi_Minh');
const [officers, units] = placesOf(lateness(1)) as [TallyPlace, TallyPlace];
const late = (...nrs: readonly number[]): readonly Evidence[] => nrs.map((nr) => lateness(nr).evidence);
const REVISED = evidenceOf('DueDateRevised', 9, '2025-06-26T08:00');

type Step = readonly [added: readonly number[], removed?: readonly number[]];

/** What each step raises and resolves, by what follows the key of the tally. */
const after = (known: LatenessTally | undefined, ...steps: readonly Step[]) => {
  let tally = known;
  return steps.map(([added, removed = []]) => {
    const change = { by: REVISED, added: late(...added), removed: late(...removed), heir: HANDLING_UNIT };
    const follows = counted(tally, officers, change);
    tally = follows.tally;
    const rest = ({ key }: { readonly key: string }) => key.slice(officers.key.length);
    return {
      raised: follows.raise.map((raise) => [
        rest(raise),
        raise.order.figures['count'],
        raise.order.evidence.map(({ revision }) => revision),
      ]),
      resolved: follows.resolve.map(rest),
    };
  });
};
const one = (nr: number): Step => [[nr]];
const back = (nr: number): Step => [[], [nr]];
const NOTHING = { raised: [], resolved: [] };

describe('repeated lateness', () => {
  it('is an alert for officer and unit, of one quarter of local time', () => {
    const change = { by: REVISED, added: late(1, 2), removed: [], heir: HEIR };
    const raised = [officers, units].flatMap((place) => counted(undefined, place, change).raise);
    const figures = { count: 2, per: 'quarter', period: '2025-Q2' };
    const answers = { unit: HEIR, figures, evidence: late(1, 2) };
    expect(raised).toMatchObject([
      {
        key: `repeated-lateness officer ${HANDLING_UNIT} binh 2025-Q2`,
        order: { ...answers, audience: 'head', officer: 'binh', subject: { unit: HANDLING_UNIT } },
      },
      {
        key: `repeated-lateness unit ${HANDLING_UNIT} 2025-Q2`,
        order: { ...answers, audience: 'superior', subject: { kind: 'unit', unit: HANDLING_UNIT } },
      },
    ]);
    const periods = ['2025-03-31T23:59', '2025-04-01T00:00', '2025-07-01T00:00'].map(
      (moment) => placesOf(lateness(1, moment))[0]!.period,
    );
    expect(periods).toEqual(['2025-Q1', '2025-Q2', '2025-Q3']);
  });

  it('is told again at each doubling, with what was counted last', () => {
    const told = after(undefined, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(one));
    expect(told.flatMap(({ raised }) => raised)).toEqual([
      ['', 2, [1, 2]],
      [' 2-fold', 4, [1, 2, 3, 4]],
      [' 4-fold', 8, [1, 2, 3, 4, 5, 6, 7, 8]],
    ]);
    const many = Array.from({ length: 64 }, (_, nr) => nr + 1);
    const [last] = after(undefined, ...many.map(one)).at(-1)!.raised;
    expect(last).toEqual([' 32-fold', 64, many.slice(-50)]);
  });

  it('is resolved when one turns out to be none, and raised anew each time there are enough again', () => {
    const resolved = { raised: [], resolved: [''] };
    expect(after(undefined, one(1), one(2), back(2), one(3), back(1), one(1)).slice(1)).toEqual([
      { raised: [['', 2, [1, 2]]], resolved: [] },
      resolved,
      { raised: [[' again 2', 2, [1, 3]]], resolved: [] },
      { raised: [], resolved: [' again 2'] },
      { raised: [[' again 3', 2, [3, 1]]], resolved: [] },
    ]);
    const { tally } = counted(undefined, officers, {
      ...{ by: REVISED, added: late(1, 2), removed: [], heir: HEIR },
    });
    const change = { by: REVISED, added: [], removed: late(1), heir: HEIR };
    expect(counted(tally, officers, change).resolve).toEqual([
      { key: officers.key, reason: 'DueDateRevised', evidence: REVISED },
    ]);
  });

  it('ends only what is not reached any more, and nothing where one comes for one that goes', () => {
    const four = [1, 2, 3, 4].map(one);
    expect(after(undefined, ...four, back(1), one(1), back(1), back(2), back(3)).slice(4)).toEqual([
      { raised: [], resolved: [' 2-fold'] },
      { raised: [[' 2-fold again 2', 4, [2, 3, 4, 1]]], resolved: [] },
      { raised: [], resolved: [' 2-fold again 2'] },
      NOTHING,
      { raised: [], resolved: [''] },
    ]);
    expect(after(undefined, one(1), one(2), [[3], [2]]).at(-1)).toEqual(NOTHING);
  });

  it('goes on from a tally that knew only its first evidence', () => {
    const old = { count: 2, evidence: late(1, 2) };
    expect(after(old, one(3), one(4))).toEqual([
      NOTHING,
      { raised: [[' 2-fold', 4, [1, 2, 3, 4]]], resolved: [] },
    ]);
    expect(after({ ...old, count: 9 }, one(10), back(3), back(10))).toEqual([
      { raised: [[' 4-fold', 10, [1, 2, 10]]], resolved: [] },
      NOTHING,
      NOTHING,
    ]);
    expect(after({ count: 1, evidence: late(1) }, one(2))[0]!.raised).toEqual([['', 2, [1, 2]]]);
  });
});
