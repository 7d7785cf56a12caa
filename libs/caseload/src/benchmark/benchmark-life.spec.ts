import { DEFAULT_POLICY, dossierDecider, HAI_DUONG, procedureDecider, type Dossier } from '@hoso/domain';
import { instantOf, isRefusal } from '@hoso/kernel';
import { benchmarkLife } from './benchmark-life';
import { BENCHMARK_REFERENCE } from './benchmark-reference';

const NOW = instantOf('2026-07-29T03:00:00Z');

const live = (index: number): Dossier =>
  benchmarkLife({ seed: 1, index, now: NOW }).reduce((dossier, command) => {
    const decision = dossierDecider.decide(command, dossier, {
      at: NOW,
      actor: { id: 'bench', role: 'import' },
      code: 'H23.901-260729-0001',
      procedure: BENCHMARK_REFERENCE.procedures[0],
      calendar: HAI_DUONG,
      units: new Map(BENCHMARK_REFERENCE.units.map((unit) => [unit.id, unit])),
      policy: DEFAULT_POLICY,
    });
    if (isRefusal(decision)) throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
    expect(decision).toHaveLength(1);
    return decision.reduce(dossierDecider.evolve, dossier);
  }, dossierDecider.initial);

describe('the life of the benchmark', () => {
  it('has eight commands, every tenth ten, each of one event, and ends closed at any hour', () => {
    for (let index = 0; index < 100; index += 1) {
      const revision = index % 10 === 0 ? 9 : 7;
      expect(live(index)).toMatchObject({ revision, handling: { phase: 'Closed' } });
    }
    const types = benchmarkLife({ seed: 1, index: 0, now: NOW }).map(({ type }) => type);
    const expected =
      'Receive Transfer Assign StartStep RequestSupplement AcceptSupplement Extend ApologiseAndReschedule IssueResult ReturnResult';
    expect(types.join(' ')).toBe(expected);
  });

  it('brings a procedure that the catalogue accepts', () => {
    const [data] = BENCHMARK_REFERENCE.procedures;
    const command = { type: 'AdoptProcedureVersion', data: data! } as const;
    const facts = { at: NOW, actor: { id: 'bench', role: 'import' as const } };
    expect(procedureDecider.decide(command, procedureDecider.initial, facts)).toHaveLength(1);
  });
});
