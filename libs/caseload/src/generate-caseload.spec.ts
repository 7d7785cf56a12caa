import {
  DEFAULT_POLICY,
  dossierDecider,
  HAI_DUONG,
  isValidOn,
  OPENING_COMMANDS,
  officialInstant,
  PHASES,
  type Dossier,
  type OpenedDossier,
  type Phase,
  type ProcedureVersion,
  type Unit,
} from '@hoso/domain';
import { dayOf, epochMs, instantFromMs, instantOf, isRefusal, VIETNAM, type Instant } from '@hoso/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCaseload, type BulkCommandLine, type CaseloadOrder } from './index';

const read = <Rows>(name: string): Rows =>
  JSON.parse(readFileSync(join(__dirname, `../../../infra/catalogue/${name}.sample.json`), 'utf8')) as Rows;

const procedures = read<readonly ProcedureVersion[]>('procedures');
const units = read<readonly Unit[]>('units');
const directory = new Map(units.map((unit) => [unit.id, unit]));

const DAY_MS = 86_400_000;

const order = (changes: Partial<CaseloadOrder> = {}): CaseloadOrder => ({
  dossiers: 300,
  seed: 7,
  until: instantOf('2026-05-20T03:00:00Z'),
  spanDays: 150,
  catalogue: { procedures, units },
  calendar: HAI_DUONG,
  ...changes,
});

const procedureFor = ({ type, data, occurredAt }: BulkCommandLine, dossier: Dossier) => {
  const pinned = dossier.opened ? dossier.rules.procedure : undefined;
  if (pinned && !OPENING_COMMANDS.has(type)) {
    return procedures.find(({ code, version }) => code === pinned.code && version === pinned.version);
  }
  const opening = 'opening' in data ? data.opening : undefined;
  const day = dayOf(occurredAt, VIETNAM);
  return procedures.find(
    (version) => version.code === (pinned?.code ?? opening?.procedure) && isValidOn(version, day),
  );
};

/** What the intake does with the lines: every dossier by the command id that opened it; throws on any refusal. */
const replay = (lines: Iterable<BulkCommandLine>): ReadonlyMap<string, OpenedDossier> => {
  const dossiers = new Map<string, Dossier>();
  for (const line of lines) {
    const { type, data, occurredAt: at } = line;
    const key = line.ref ?? line.commandId;
    const dossier = dossiers.get(key) ?? dossierDecider.initial;
    const decision = dossierDecider.decide({ type, data } as never, dossier, {
      at,
      actor: { id: 'seed', role: 'import' },
      code: `H23.01-260101-${dossiers.size}`,
      procedure: procedureFor(line, dossier),
      calendar: HAI_DUONG,
      units: directory,
      policy: DEFAULT_POLICY,
    });
    if (isRefusal(decision)) throw new Error(`${JSON.stringify(line)}: ${JSON.stringify(decision)}`);
    if (decision.length === 0) throw new Error(`${JSON.stringify(line)} changes nothing`);
    dossiers.set(key, decision.reduce(dossierDecider.evolve, dossier));
  }
  return dossiers as ReadonlyMap<string, OpenedDossier>;
};

const countedBy = <Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

const expectWithin = (value: number, [low, high]: readonly [number, number]) => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

const isOpen = ({ handling }: OpenedDossier) =>
  ['Transferred', 'InHandling', 'AwaitingSupplement', 'AwaitingPayment'].includes(handling.phase);

describe('the sample caseload', () => {
  const lines = [...generateCaseload(order())];
  const dossiers = [...replay(lines).values()];
  const share = (holds: (dossier: OpenedDossier) => boolean) =>
    dossiers.filter(holds).length / dossiers.length;
  const byType = countedBy(lines, ({ type }) => type);

  it('is accepted by the law to the last line, for every seed', () => {
    expect(dossiers).toHaveLength(300);
    for (let seed = 1; seed <= 8; seed += 1) {
      expect(replay(generateCaseload(order({ seed, dossiers: 100 }))).size).toBe(100);
    }
  });

  it('is accepted across the change of law, procedures and units on 2025-07-01', () => {
    const across = order({ until: instantOf('2025-09-01T09:00:00Z'), spanDays: 120, dossiers: 500 });
    const lived = [...replay(generateCaseload(across)).values()];
    const regimes = countedBy(lived, ({ rules }) => rules.regime);
    expectWithin(regimes['nd61-2018']!, [100, 400]);
    expectWithin(regimes['nd118-2025']!, [100, 400]);
    expect(lived.some(({ receivingUnit }) => directory.get(receivingUnit)?.validTo !== undefined)).toBe(true);
  });

  it('ends in every way that the law knows, in lifelike shares', () => {
    const bands: Readonly<Partial<Record<Phase, readonly [number, number]>>> = {
      Closed: [0.55, 0.85],
      AwaitingCollection: [0.02, 0.12],
      Refused: [0.01, 0.06],
      Withdrawn: [0.003, 0.04],
      Stopped: [0.003, 0.05],
      ReturnedOwingApology: [0.003, 0.04],
    };
    for (const phase of PHASES) {
      const band = bands[phase];
      if (band)
        expectWithin(
          share(({ handling }) => handling.phase === phase),
          band,
        );
    }
    expectWithin(share(isOpen), [0.08, 0.3]);
  });

  it('is late in four to six of a hundred decisions, in the mean of seeds', () => {
    const many = [1, 2, 3, 4].flatMap((seed) => [
      ...replay(generateCaseload(order({ seed, dossiers: 400 }))).values(),
    ]);
    const decided = many.filter(({ handling }) => handling.decision);
    const late = decided.filter(({ handling }) => handling.decision?.late);
    expectWithin(late.length / decided.length, [0.035, 0.065]);
    const apologies = countedBy(late, ({ apology }) =>
      apology ? (apology.reappointed ? 'reappointed' : 'late letter') : 'owing',
    );
    for (const course of ['reappointed', 'late letter', 'owing'])
      expect(apologies[course]).toBeGreaterThan(5);
  });

  it('leaves some open dossiers overdue and some nearly due', () => {
    const { until } = order();
    const open = dossiers.filter(isOpen).filter(({ due }) => due);
    const soon = instantFromMs(epochMs(until) + 3 * DAY_MS);
    expect(open.filter(({ due }) => due!.statutory < until).length).toBeGreaterThanOrEqual(2);
    const near = open.filter(({ due }) => due!.statutory >= until && due!.statutory <= soon);
    expect(near.length).toBeGreaterThanOrEqual(2);
  });

  it('uses every channel and every kind of command of a life', () => {
    const channels = countedBy(dossiers, ({ channel }) => channel);
    expectWithin(channels['online']! / 300, [0.3, 0.5]);
    expectWithin(channels['direct']! / 300, [0.35, 0.6]);
    expectWithin(channels['postal']! / 300, [0.04, 0.2]);
    const rare =
      'Reuse Digitise Reassign HandOver TakeBack RequestOpinion RecordOpinion Extend LapseSupplement Rate';
    const common = 'SubmitOnline Receive Transfer Assign StartStep CompleteStep IssueResult ReturnResult';
    const others =
      'RequirePayment ConfirmPayment RequestSupplement AcceptSupplement ApologiseAndReschedule Apologise';
    const refusing = 'RequestSupplementAtReception RefuseReception FindIneligible Withdraw Stop';
    for (const type of `${rare} ${common} ${others} ${refusing}`.split(' '))
      expect(byType).toHaveProperty(type);
  });

  it('lets a fifth of the applicants come again, all of them artificial', () => {
    const applicants = lines.flatMap(({ data }) =>
      'opening' in data && data.opening ? [data.opening.applicant] : [],
    );
    const identities = applicants.map((applicant) =>
      'identityNumber' in applicant ? applicant.identityNumber! : '',
    );
    expectWithin(1 - new Set(identities).size / identities.length, [0.13, 0.27]);
    expect(identities.filter((identity) => !/^999\d+$/.test(identity))).toEqual([]);
  });

  it('keeps to its span, mostly to working time, and to the order of each dossier', () => {
    const { until, spanDays } = order();
    const first = instantFromMs(epochMs(until) - spanDays * DAY_MS);
    const last = new Map<string, Instant>();
    for (const { ref, commandId, occurredAt } of lines) {
      const key = ref ?? commandId;
      expect(occurredAt >= (last.get(key) ?? first) && occurredAt <= until).toBe(true);
      last.set(key, occurredAt);
    }
    const inSession = lines.filter(({ occurredAt }) => officialInstant(HAI_DUONG, occurredAt) === occurredAt);
    expectWithin(inSession.length / lines.length, [0.8, 0.98]);
  });

  it('is the same for the same order, only grows with more dossiers, and differs by seed', () => {
    expect([...generateCaseload(order())]).toEqual(lines);
    const fewer = [...generateCaseload(order({ dossiers: 40 }))];
    expect(lines.slice(0, fewer.length)).toEqual(fewer);
    const ids = lines.map(({ commandId }) => commandId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/.test(id)),
    ).toEqual([]);
    const others = new Set([...generateCaseload(order({ seed: 8 }))].map(({ commandId }) => commandId));
    expect(ids.filter((id) => others.has(id))).toEqual([]);
  });

  it('says so when the catalogue offers nothing in the span', () => {
    const early = order({ until: instantOf('2010-05-20T03:00:00Z') });
    expect(() => [...generateCaseload(early)]).toThrow(/offers no procedure on 2010-/);
  });
});
