import {
  activeUnit,
  procedureDecider,
  unitDecider,
  versionInForce,
  type ProcedureCommand,
  type ProcedureState,
  type ProcedureVersion,
  type Publication,
  type Unit,
  type UnitCommand,
  type UnitState,
} from '@hoso/domain';
import { instantOf, isRefusal, parsePlainDate, plainDateOf, type Decider } from '@hoso/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const facts = { at: instantOf('2026-01-05T01:00:00Z'), actor: { id: 'seed', role: 'import' as const } };

const read = <Rows>(file: string): Rows =>
  JSON.parse(readFileSync(join(__dirname, '../../../infra/catalogue', file), 'utf8')) as Rows;

const versions = read<readonly ProcedureVersion[]>('procedures.sample.json');
const publications =
  read<readonly (Publication & { code: string; version: number })[]>('publications.sample.json');
const units = read<readonly Unit[]>('units.sample.json');

/** The state after the commands; each must be accepted and record exactly one event. */
const accepted = <Command extends { readonly type: string }, State, Event>(
  decider: Decider<Command, State, Event, typeof facts>,
  commands: readonly Command[],
): State =>
  commands.reduce((state, command) => {
    const decision = decider.decide(command, state, facts);
    if (isRefusal(decision)) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(decision)}`);
    expect(decision).toHaveLength(1);
    return decision.reduce(decider.evolve, state);
  }, decider.initial);

const procedureCommands = (code: string): readonly ProcedureCommand[] => [
  ...versions
    .filter((version) => version.code === code)
    .map((data): ProcedureCommand => ({ type: 'AdoptProcedureVersion', data })),
  ...publications
    .filter((publication) => publication.code === code)
    .map(({ code: _, ...data }): ProcedureCommand => ({ type: 'PublishProcedure', data })),
];

const unitCommands = ({
  officers,
  delegations,
  validTo,
  successor,
  ...data
}: Unit): readonly UnitCommand[] => [
  { type: 'EstablishUnit', data },
  ...Object.values(officers).map((officer): UnitCommand => ({ type: 'AppointOfficer', data: officer })),
  ...Object.values(delegations).map((given): UnitCommand => ({ type: 'GrantDelegation', data: given })),
  ...(validTo
    ? [
        {
          type: 'DissolveUnit' as const,
          data: { validTo, ...(successor && { successor }), legalBasis: 'NQ 202/2025/QH15' },
        },
      ]
    : []),
];

const daysIn = (value: unknown): readonly string[] =>
  JSON.stringify(value).match(/(?<="(?:valid(?:From|To)|decidedOn|publishedOn)":")[^"]*/g) ?? [];

const codes = [...new Set(versions.map(({ code }) => code))];
const current = plainDateOf('2026-11-23');

describe('the sample procedures', () => {
  const states = new Map<string, ProcedureState>();

  it('all pass the decider, published in every version', () => {
    for (const code of codes) states.set(code, accepted(procedureDecider, procedureCommands(code)));
    for (const [code, state] of states) {
      expect([code, Object.keys(state.publications)]).toStrictEqual([code, Object.keys(state.adopted)]);
      expect([code, versionInForce(state, current)?.validFrom]).toStrictEqual([code, '2025-07-01']);
    }
    expect(publications).toHaveLength(versions.length);
  });

  it('show both regimes, both levels, every unit of limit and many fields', () => {
    const inForce = codes.map((code) => versions.filter((version) => version.code === code).at(-1)!);
    expect(codes.length).toBeGreaterThanOrEqual(45);
    expect(versions.length - codes.length).toBeGreaterThanOrEqual(12);
    expect(new Set(inForce.map(({ field }) => field)).size).toBeGreaterThanOrEqual(15);
    expect(new Set(inForce.map(({ level }) => level))).toStrictEqual(new Set(['province', 'commune']));
    const limits = inForce.flatMap((version) => Object.values(version.limits));
    expect(new Set(limits.map(({ unit }) => unit))).toStrictEqual(
      new Set(['working-days', 'calendar-days', 'working-hours', 'months']),
    );
  });

  it('say of every part whether it is an example', () => {
    const factual = new Set(['code', 'version', 'name', 'field', 'level', 'limits', 'illustrative']);
    for (const version of versions) {
      const parts = Object.keys(version).filter((part) => !factual.has(part));
      expect([version.code, version.illustrative]).toStrictEqual([
        version.code,
        expect.arrayContaining(parts),
      ]);
    }
  });
});

describe('the sample units', () => {
  it('all pass the decider, to the very state in the file', () => {
    const directory = new Map<string, Unit>();
    for (const unit of units) {
      const state: UnitState = accepted(unitDecider, unitCommands(unit));
      expect(state).toStrictEqual(unit);
      directory.set(unit.id, unit);
    }
    for (const { successor } of units) {
      if (successor) expect(activeUnit(directory, successor, current)?.id).toBe(successor);
    }
  });

  it('each have a head, staff and a delegation', () => {
    for (const { id, officers, delegations } of units) {
      const staff = Object.values(officers);
      expect([id, staff.some(({ head }) => head), Object.keys(delegations).length]).toStrictEqual([
        id,
        true,
        1,
      ]);
      expect(staff.length).toBeGreaterThanOrEqual(3);
    }
  });
});

it('names only days of the calendar', () => {
  const days = daysIn([versions, publications, units]);
  expect(days.length).toBeGreaterThan(250);
  expect(days.filter((day) => parsePlainDate(day) === undefined)).toStrictEqual([]);
});
