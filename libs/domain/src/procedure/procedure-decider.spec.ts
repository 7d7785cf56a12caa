import { instantOf, isRefusal, plainDateOf } from '@hoso/kernel';
import * as fc from 'fast-check';
import type { ProcedureVersion } from './procedure';
import { procedureDecider as decider, type ProcedureCommand } from './procedure-decider';
import type { ProcedureEvent } from './procedure-event';
import type { ProcedureRefusal } from './refusals';
import { limitFor, versionInForce } from './version-in-force';

const facts = { at: instantOf('2025-06-01T01:00:00Z'), actor: { id: 'h1', role: 'head' as const } };
const day = plainDateOf;

const first: ProcedureVersion = {
  code: '1.012783',
  version: 1,
  validFrom: day('2018-06-21'),
  validTo: day('2025-06-30'),
  name: 'Cấp đổi Giấy chứng nhận',
  field: 'Đất đai',
  level: 'province',
  limits: { direct: { amount: 10, unit: 'working-days' }, online: { amount: 4.5, unit: 'working-hours' } },
  steps: [
    { code: 'A', name: 'Thẩm định', shareOfLimit: 0.7 },
    { code: 'B', name: 'Ký', shareOfLimit: 0.3 },
  ],
  components: [{ code: 'TO-KHAI', name: 'Tờ khai', required: true }],
  fees: [{ code: 'LP', name: 'Lệ phí', amountVnd: 50_000 }],
  result: { name: 'Giấy chứng nhận', document: true },
  interlinked: false,
  opinionPausesClock: false,
  supplementClock: 'RESET',
  supplementAnswerWithin: { amount: 30, unit: 'calendar-days' },
  illustrative: [],
};
const { validTo: _, ...open } = first;
const second: ProcedureVersion = { ...open, version: 2, validFrom: day('2025-07-01') };

const adopt = (data: ProcedureVersion): ProcedureCommand => ({ type: 'AdoptProcedureVersion', data });
const publish = (version: number, decidedOn: string, publishedOn: string): ProcedureCommand => ({
  type: 'PublishProcedure',
  data: { version, decision: '12/QĐ-UBND', decidedOn: day(decidedOn), publishedOn: day(publishedOn) },
});
const end = (version: number, validTo: string): ProcedureCommand => ({
  type: 'EndProcedureVersion',
  data: { version, validTo: day(validTo), decision: '34/QĐ-UBND' },
});

/** The state after commands, all of which must be accepted. */
const after = (...commands: readonly ProcedureCommand[]) =>
  commands.reduce((state, command) => {
    const decision = decider.decide(command, state, facts);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.refused}`);
    return decision.reduce(decider.evolve, state);
  }, decider.initial);

const step = (shareOfLimit: number, code: string) => ({ code, name: code, shareOfLimit });
const limit = (amount: number, unit: 'working-hours' | 'working-days' | 'months') => ({ amount, unit });

describe('adopting a version of a procedure', () => {
  it('records the whole version once', () => {
    expect(decider.decide(adopt(first), decider.initial, facts)).toStrictEqual([
      { type: 'ProcedureVersionAdopted', data: first, at: facts.at },
    ]);
    const inOtherKeyOrder = Object.fromEntries(
      Object.entries(first).reverse(),
    ) as unknown as ProcedureVersion;
    expect(decider.decide(adopt(inOtherKeyOrder), after(adopt(first)), facts)).toStrictEqual([]);
  });

  it('accepts thirds as shares, a waived fee and no steps at all', () => {
    const thirds = [step(0.333, 'A'), step(0.333, 'B'), step(0.333, 'C')];
    const waived = [{ code: 'LP', name: 'Lệ phí', amountVnd: 0 }];
    expect(after(adopt({ ...first, steps: thirds, fees: waived })).versions).toHaveLength(1);
    expect(after(adopt({ ...first, steps: [] })).versions).toHaveLength(1);
  });

  it.each<[ProcedureRefusal, Partial<ProcedureVersion>]>([
    ['validity-reversed', { validTo: day('2018-06-20') }],
    ['no-channel', { limits: {} }],
    ['limit-not-positive', { limits: { direct: limit(0, 'working-days') } }],
    ['limit-not-positive', { supplementAnswerWithin: limit(-1, 'working-days') }],
    ['limit-not-positive', { limits: { postal: limit(Infinity, 'working-hours') } }],
    ['limit-fraction', { limits: { direct: limit(1.5, 'working-days') } }],
    ['limit-fraction', { limits: { direct: limit(0.5, 'months') } }],
    ['limit-fraction', { extension: { legalBasis: 'x', maximum: 2.5, times: 1 } }],
    ['extension-not-positive', { extension: { legalBasis: 'x', maximum: 5, times: 0 } }],
    ['shares-not-whole', { steps: [step(0.7, 'A'), step(0.2, 'B')] }],
    ['shares-not-whole', { steps: [step(1.5, 'A'), step(-0.5, 'B')] }],
    ['step-twice', { steps: [step(0.5, 'A'), step(0.5, 'A')] }],
    ['component-twice', { components: [...first.components, ...first.components] }],
    ['fee-twice', { fees: [...first.fees, ...first.fees] }],
    ['fee-not-whole', { fees: [{ code: 'LP', name: 'Lệ phí', amountVnd: 0.5 }] }],
    ['fee-not-whole', { fees: [{ code: 'LP', name: 'Lệ phí', amountVnd: -1 }] }],
    ['cut-off-not-a-time', { cutOff: '24:00' }],
  ])('refuses %s: %j', (refused, change) => {
    const decision = decider.decide(adopt({ ...first, ...change }), decider.initial, facts);
    expect(decision).toMatchObject({ refused, source: expect.stringMatching(/./) as string });
  });

  it.each<[ProcedureRefusal, ProcedureVersion]>([
    ['version-content-differs', { ...first, name: 'Tên khác' }],
    ['validity-overlaps', { ...second, validFrom: day('2025-06-30') }],
    ['validity-overlaps', { ...open, version: 2, validFrom: day('2000-01-01') }],
    ['other-procedure', { ...second, code: '1.012784' }],
  ])('refuses beside a known version: %s', (refused, version) => {
    expect(decider.decide(adopt(version), after(adopt(first)), facts)).toMatchObject({ refused });
  });
});

describe('publishing and ending a version', () => {
  it('publishes on the day of the decision, not before it', () => {
    const state = after(adopt(first), publish(1, '2018-06-11', '2018-06-11'));
    expect(state.publications[1]).toMatchObject({ decision: '12/QĐ-UBND', publishedOn: '2018-06-11' });
    const adopted = after(adopt(first));
    expect(decider.decide(publish(1, '2018-06-11', '2018-06-10'), adopted, facts)).toMatchObject({
      refused: 'published-before-decision',
    });
    expect(decider.decide(publish(9, '2018-06-11', '2018-06-11'), adopted, facts)).toMatchObject({
      refused: 'version-unknown',
      facts: { version: 9, known: [1] },
    });
    expect(decider.decide(publish(1, '2018-06-11', '2018-06-12'), state, facts)).toMatchObject({
      refused: 'published-otherwise',
    });
  });

  it('makes room for the next version and still knows what was adopted', () => {
    const state = after(adopt({ ...second, version: 1 }), end(1, '2026-03-31'));
    expect(decider.decide(adopt({ ...second, version: 1 }), state, facts)).toStrictEqual([]);
    const next = adopt({ ...second, version: 2, validFrom: day('2026-04-01') });
    expect(isRefusal(decider.decide(next, state, facts))).toBe(false);
    expect(decider.decide(end(1, '2026-04-01'), state, facts)).toMatchObject({ refused: 'end-after-end' });
    expect(decider.decide(end(1, '2025-06-30'), state, facts)).toMatchObject({
      refused: 'validity-reversed',
    });
  });
});

describe('the version in force', () => {
  it('changes with the day, never with the order of adoption', () => {
    const state = after(adopt(second), adopt(first));
    const numberOn = (text: string) => versionInForce(state, day(text))?.version;
    expect([
      numberOn('2018-06-20'),
      numberOn('2018-06-21'),
      numberOn('2025-06-30'),
      numberOn('2025-07-01'),
    ]).toStrictEqual([undefined, 1, 1, 2]);
  });

  it('has a limit only for the channels that are offered', () => {
    expect(limitFor(first, 'direct')).toStrictEqual({ amount: 10, unit: 'working-days' });
    expect(limitFor(first, 'postal')).toBeUndefined();
  });
});

const month = fc.integer({ min: 1, max: 9 }).map((number) => `2025-0${number}`);
const version = fc
  .record({
    version: fc.integer({ min: 1, max: 4 }),
    from: month,
    to: fc.option(month),
    name: fc.constantFrom('A', 'B'),
  })
  .map(({ version: number, from, to, name }) =>
    adopt({
      ...open,
      version: number,
      name,
      validFrom: day(`${from}-01`),
      ...(to && { validTo: day(`${to}-28`) }),
    }),
  );
const publication = fc
  .record({ version: fc.integer({ min: 1, max: 4 }), decided: month, published: month })
  .map(({ version: number, decided, published }) => publish(number, `${decided}-05`, `${published}-10`));
const ending = fc
  .record({ version: fc.integer({ min: 1, max: 4 }), to: month })
  .map(({ version: number, to }) => end(number, `${to}-28`));
const command = fc.oneof(version, version, publication, ending);

describe('any history of commands', () => {
  it('records once what is decided twice, keeps one version in force a day, and replays to the same state', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 15 }), (commands) => {
        const log: ProcedureEvent[] = [];
        let state = decider.initial;
        for (const each of commands) {
          const decision = decider.decide(each, state, facts);
          if (isRefusal(decision)) continue;
          log.push(...decision);
          state = decision.reduce(decider.evolve, state);
          expect(decider.decide(each, state, facts)).toStrictEqual([]);
        }
        log.forEach(({ type }) => seen.add(type));
        expect(log.reduce(decider.evolve, decider.initial)).toStrictEqual(state);
        for (let number = 1; number <= 9; number += 1) {
          const on = day(`2025-0${number}-15`);
          const inForce = state.versions.filter(
            ({ validFrom, validTo }) => validFrom <= on && on <= (validTo ?? on),
          );
          expect(inForce.length).toBeLessThanOrEqual(1);
          expect(versionInForce(state, on)).toBe(inForce[0]);
        }
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toStrictEqual([
      'ProcedurePublished',
      'ProcedureVersionAdopted',
      'ProcedureVersionEnded',
    ]);
  });
});
