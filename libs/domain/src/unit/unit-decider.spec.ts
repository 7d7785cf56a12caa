import { instantOf, isRefusal, plainDateOf } from '@hoso/kernel';
import * as fc from 'fast-check';
import type { UnitState } from './evolve-unit';
import { activeOfficer, activeUnit, heirOn, validDelegation } from './lookup';
import type { UnitRefusal } from './refusals';
import type { Delegation, Officer, Unit } from './unit';
import { unitDecider as decider, type UnitCommand } from './unit-decider';
import type { UnitEvent } from './unit-event';

const facts = { at: instantOf('2025-06-01T01:00:00Z'), actor: { id: 'h1', role: 'head' as const } };
const day = plainDateOf;

const establish = (id = 'H23.31'): UnitCommand => ({
  type: 'EstablishUnit',
  data: { id, name: 'Một cửa', level: 'district', validFrom: day('2018-06-21') },
});
const officer = (id: string, from = '2018-06-21', to?: string): Officer => ({
  id,
  name: `Cán bộ ${id}`,
  position: 'Chuyên viên',
  head: id === '01',
  validFrom: day(from),
  ...(to && { validTo: day(to) }),
});
const appoint = (data: Officer): UnitCommand => ({ type: 'AppointOfficer', data });
const release = (id: string, to: string): UnitCommand => ({
  type: 'ReleaseOfficer',
  data: { officer: id, validTo: day(to) },
});
const mandate: Delegation = {
  id: 'UQ01',
  from: '01',
  to: '02',
  legalBasis: 'Giấy ủy quyền 01',
  validFrom: day('2024-01-01'),
  validTo: day('2024-12-31'),
};
const grant = (change: Partial<Delegation> = {}): UnitCommand => ({
  type: 'GrantDelegation',
  data: { ...mandate, ...change },
});
const revoke = (delegation: string, to: string): UnitCommand => ({
  type: 'RevokeDelegation',
  data: { delegation, validTo: day(to) },
});
const dissolve = (to: string, successor?: string): UnitCommand => ({
  type: 'DissolveUnit',
  data: { validTo: day(to), ...(successor && { successor }), legalBasis: 'NQ 202/2025/QH15' },
});

/** The unit after commands, all of which must be accepted. */
const after = (...commands: readonly UnitCommand[]): Unit => {
  const state = commands.reduce<UnitState>((unit, command) => {
    const decision = decider.decide(command, unit, facts);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.refused}`);
    return decision.reduce(decider.evolve, unit);
  }, decider.initial);
  if (!state) throw new Error('No unit was established');
  return state;
};
const staffed = () =>
  after(establish(), appoint(officer('01')), appoint(officer('02', '2019-01-01', '2024-12-31')));

describe('what an organisation may not record', () => {
  it.each(['H23', 'H23.15', 'H23.15.02.003', '000.00.15.H23'])('takes %s for a unit code', (id) => {
    expect(after(establish(id)).id).toBe(id);
  });

  it.each(['h23.15', 'H23.1', 'H2.15', '000.0.15.H23', 'H23-15', 'H23.15\n', ''])(
    'refuses %j as a unit code',
    (id) => {
      expect(decider.decide(establish(id), undefined, facts)).toMatchObject({ refused: 'unit-code-format' });
    },
  );

  it.each<[UnitRefusal, UnitCommand]>([
    ['unit-already-established', establish('H23.32')],
    ['validity-reversed', dissolve('2018-06-20')],
    ['successor-is-itself', dissolve('2025-06-30', 'H23.31')],
    ['unit-code-format', dissolve('2025-06-30', 'nowhere')],
    ['validity-reversed', appoint(officer('03', '2020-01-02', '2020-01-01'))],
    ['unit-not-yet-established', appoint(officer('03', '2018-06-20'))],
    ['officer-already-appointed', appoint(officer('02', '2024-12-31'))],
    ['officer-unknown', release('09', '2024-01-01')],
    ['end-after-end', release('02', '2025-01-01')],
    ['validity-reversed', release('01', '2018-06-20')],
    ['delegation-to-oneself', grant({ to: '01' })],
    ['officer-unknown', grant({ to: '09' })],
    ['delegation-outside-terms', grant({ validTo: day('2025-01-01') })],
    ['delegation-outside-terms', grant({ validFrom: day('2018-12-31') })],
    ['validity-reversed', grant({ validTo: day('2023-12-31') })],
    ['delegation-unknown', revoke('UQ01', '2024-02-01')],
  ])('refuses %s', (refused, command) => {
    const decision = decider.decide(command, staffed(), facts);
    expect(decision).toMatchObject({ refused, source: expect.stringMatching(/./) as string });
  });

  it('refuses an open mandate to an official whose term ends', () => {
    const { validTo: _, ...openEnded } = mandate;
    const command: UnitCommand = { type: 'GrantDelegation', data: openEnded };
    expect(decider.decide(command, staffed(), facts)).toMatchObject({ refused: 'delegation-outside-terms' });
  });

  it('knows nothing before the unit is established', () => {
    expect(decider.decide(grant(), undefined, facts)).toMatchObject({ refused: 'unit-unknown' });
  });

  it('lets an official be stood in for by one at a time', () => {
    const unit = decider.evolve(staffed(), decided(grant(), staffed()))!;
    const next = { id: 'UQ02', validFrom: day('2024-12-31') };
    expect(decider.decide(grant(next), unit, facts)).toMatchObject({ refused: 'delegation-overlaps' });
    const ended = decider.evolve(unit, decided(revoke('UQ01', '2024-12-30'), unit))!;
    expect(isRefusal(decider.decide(grant(next), ended, facts))).toBe(false);
    expect(decider.decide(grant({ validTo: day('2024-11-30') }), unit, facts)).toMatchObject({
      refused: 'delegation-known',
    });
  });

  it('appoints no one for the time after the end', () => {
    const unit = after(establish(), dissolve('2025-06-30', 'H23.31.02'));
    expect(isRefusal(decider.decide(appoint(officer('01', '2025-06-30')), unit, facts))).toBe(false);
    expect(decider.decide(appoint(officer('01', '2025-07-01')), unit, facts)).toMatchObject({
      refused: 'unit-dissolved',
      facts: { successor: 'H23.31.02' },
    });
    expect(decider.decide(dissolve('2025-07-31'), unit, facts)).toMatchObject({ refused: 'unit-dissolved' });
  });
});

const decided = (command: UnitCommand, unit: UnitState): UnitEvent => {
  const decision = decider.decide(command, unit, facts);
  if (isRefusal(decision) || decision.length !== 1) throw new Error(`${command.type} recorded nothing`);
  return decision[0]!;
};

describe('who may act on a day', () => {
  it('finds a unit from its first to its last day', () => {
    const directory = new Map([['H23.31', after(establish(), dissolve('2025-06-30', 'H23.31.02'))]]);
    const on = (text: string) => activeUnit(directory, 'H23.31', day(text))?.successor;
    expect([on('2018-06-20'), on('2018-06-21'), on('2025-06-30'), on('2025-07-01')]).toStrictEqual([
      undefined,
      'H23.31.02',
      'H23.31.02',
      undefined,
    ]);
    expect(activeUnit(directory, 'H23.99', day('2025-01-01'))).toBeUndefined();
  });

  it('finds who has the work of a unit, through all that are known to have taken it over', () => {
    const ended = (id: string, last: string, successor?: string) =>
      [id, after(establish(id), dissolve(last, successor))] as const;
    const directory = new Map([
      ended('H23.31', '2025-02-28', 'H23.32'),
      ended('H23.32', '2025-06-30', 'H23.33'),
      ended('H23.33', '2025-12-31', 'H23.99'),
      ended('H23.34', '2025-02-28'),
    ]);
    const heirs = (text: string) => [...directory.keys()].map((id) => heirOn(directory, id, day(text)));
    expect(heirs('2025-02-28')).toEqual(['H23.31', 'H23.32', 'H23.33', 'H23.34']);
    expect(heirs('2025-03-01')).toEqual(['H23.32', 'H23.32', 'H23.33', 'H23.34']);
    expect(heirs('2026-01-01')).toEqual(['H23.33', 'H23.33', 'H23.33', 'H23.34']);
    expect(heirOn(directory, 'H23.99', day('2025-01-01'))).toBe('H23.99');
    const circle = new Map([
      ended('H23.31', '2025-02-28', 'H23.32'),
      ended('H23.32', '2025-02-28', 'H23.31'),
    ]);
    expect(heirOn(circle, 'H23.31', day('2025-03-01'))).toBe('H23.32');
  });

  it('remembers the earlier term of an official who came back', () => {
    const back = { ...officer('02', '2026-01-01'), position: 'Phó Giám đốc' };
    const unit = decider.evolve(staffed(), decided(appoint(back), staffed()))!;
    const positionOn = (text: string) => activeOfficer(unit, '02', day(text))?.position;
    expect([positionOn('2024-12-31'), positionOn('2025-06-01'), positionOn('2026-01-01')]).toStrictEqual([
      'Chuyên viên',
      undefined,
      'Phó Giám đốc',
    ]);
  });

  it('lets a mandate hold for its official, in its days, while both sides are in office', () => {
    const unit = after(establish(), appoint(officer('01')), appoint(officer('02')), grant());
    const holds = (who: string, on: string, at = unit) =>
      validDelegation(at, 'UQ01', who, day(on)) !== undefined;
    expect([holds('02', '2023-12-31'), holds('02', '2024-01-01'), holds('01', '2024-01-01')]).toStrictEqual([
      false,
      true,
      false,
    ]);
    const without = decider.evolve(unit, decided(release('01', '2024-03-31'), unit))!;
    expect([holds('02', '2024-03-31', without), holds('02', '2024-04-01', without)]).toStrictEqual([
      true,
      false,
    ]);
  });
});

const month = fc.integer({ min: 1, max: 9 }).map((number) => `2025-0${number}`);
const name = fc.constantFrom('01', '02', '03');
const command: fc.Arbitrary<UnitCommand> = fc.oneof(
  fc
    .tuple(name, month, fc.option(month))
    .map(([id, from, to]) => appoint(officer(id, `${from}-01`, to ? `${to}-28` : undefined))),
  fc.tuple(name, month).map(([id, to]) => release(id, `${to}-28`)),
  fc
    .tuple(fc.constantFrom('UQ01', 'UQ02', 'UQ03'), name, name, month, month)
    .map(([id, from, to, start, end]) =>
      grant({ id, from, to, validFrom: day(`${start}-01`), validTo: day(`${end}-28`) }),
    ),
  fc.tuple(fc.constantFrom('UQ01', 'UQ02'), month).map(([id, to]) => revoke(id, `${to}-28`)),
  fc.constant(dissolve('2025-12-31', 'H23.31.02')),
);

const staffing = [establish(), appoint(officer('01', '2025-01-01')), appoint(officer('02', '2025-01-01'))];

describe('any history of commands', () => {
  it('records once what is decided twice and replays to the same unit', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 20 }), (commands) => {
        const log: UnitEvent[] = [];
        let unit: UnitState = decider.initial;
        for (const each of [...staffing, ...commands]) {
          const decision = decider.decide(each, unit, facts);
          if (isRefusal(decision)) continue;
          log.push(...decision);
          unit = decision.reduce(decider.evolve, unit);
          expect(decider.decide(each, unit, facts)).toStrictEqual([]);
        }
        log.forEach(({ type }) => seen.add(type));
        expect(log.reduce(decider.evolve, decider.initial)).toStrictEqual(unit);
      }),
      { numRuns: 1000 },
    );
    expect([...seen].sort()).toStrictEqual([
      'DelegationGranted',
      'DelegationRevoked',
      'OfficerAppointed',
      'OfficerReleased',
      'UnitDissolved',
      'UnitEstablished',
    ]);
  });
});
