import {
  allowedActions,
  dossierDecider,
  SLICES,
  type Dossier,
  type DossierCommand,
  type DossierCommandType,
  type DossierDecision,
  type DossierEvent,
  type Facts,
  type ProcedureVersion,
} from '@hoso/domain';
import { instantFromMs, isRefusal } from '@hoso/kernel';
import fc from 'fast-check';
import { commandOf } from './dossier-command-choice';
import { dossierFacts } from './dossier-facts';
import { procedureVersion } from './procedure-version';

/** One command of a life: what it met and what came of it. */
export interface LifeStep {
  readonly command: DossierCommand;
  readonly facts: Facts;
  readonly before: Dossier;
  readonly outcome: DossierDecision;
  readonly events: readonly DossierEvent[];
  readonly after: Dossier;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const SHORT_MS = [0, 1, 17 * MINUTE_MS, 90 * MINUTE_MS, 200 * MINUTE_MS];
const LONG_MS = [DAY_MS, 2 * DAY_MS, 8 * DAY_MS, 15 * DAY_MS];
// Rare, or lives would be short; a long wait is too, or hardly a dossier would be in time for anything.
const EARLY_ENDS: ReadonlySet<DossierCommandType> = new Set(['RefuseReception', 'Withdraw', 'Stop']);
const ALL = Object.keys(SLICES) as DossierCommandType[];

interface Turn {
  readonly choice: number;
  readonly number: number;
  readonly gapMs: number;
  readonly mayEnd: boolean;
  readonly anything: boolean;
}

interface Script {
  readonly turns: readonly Turn[];
  readonly imported: boolean;
  readonly startMs: number;
  readonly procedure: ProcedureVersion;
}

const rarely = (weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const script: fc.Arbitrary<Script> = fc.record({
  turns: fc.array(
    fc.record({
      choice: fc.nat(10_000),
      number: fc.nat(10_000),
      gapMs: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...SHORT_MS) },
        { weight: 1, arbitrary: fc.constantFrom(...LONG_MS) },
      ),
      mayEnd: rarely(30),
      anything: rarely(12),
    }),
    { minLength: 15, maxLength: 60 },
  ),
  imported: rarely(4),
  startMs: fc.integer({ min: Date.UTC(2025, 4, 1), max: Date.UTC(2025, 4, 25) }),
  procedure: fc
    .record({
      supplementClock: fc.constantFrom('RESET' as const, 'PAUSE' as const),
      opinionPausesClock: fc.boolean(),
    })
    .map(procedureVersion),
});

const typeFor = (dossier: Dossier, { choice, mayEnd, anything }: Turn): DossierCommandType => {
  const allowed = allowedActions(dossier).filter((type) => mayEnd || !EARLY_ENDS.has(type));
  const pool = anything || allowed.length === 0 ? ALL : allowed;
  return pool[choice % pool.length]!;
};

const live = ({ turns, imported, startMs, procedure }: Script): readonly LifeStep[] => {
  const steps: LifeStep[] = [];
  let before = dossierDecider.initial;
  let ms = startMs;
  for (const turn of turns) {
    ms += turn.gapMs;
    const at = instantFromMs(ms);
    const dossier = before.opened ? before : undefined;
    const command = commandOf(typeFor(before, turn), { number: turn.number, at, imported, dossier });
    const role = imported ? ('import' as const) : ('head' as const);
    const facts = { ...dossierFacts('2025-05-01T00:00', { procedure }), at };
    const actor = command.type === 'Receive' ? { ...facts.actor, role } : facts.actor;
    const outcome = dossierDecider.decide(command, before, { ...facts, actor });
    const events = isRefusal(outcome) ? [] : outcome;
    const after = events.reduce(dossierDecider.evolve, before);
    steps.push({ command, facts: { ...facts, actor }, before, outcome, events, after });
    before = after;
  }
  return steps;
};

/** Random lives of dossiers in order of time: mostly allowed commands, some out of place, some imported history. */
export const dossierLife: fc.Arbitrary<readonly LifeStep[]> = script.map(live);
