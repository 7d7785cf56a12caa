import {
  allowedActions,
  commandOf,
  dossierDecider,
  dutiesOf,
  isClockCommand,
  SLICES,
  type Dossier,
  type DossierCommand,
  type DossierCommandType,
  type DossierDecision,
  type DossierEvent,
  type Facts,
  type OpenedDossier,
  type ProcedureVersion,
} from '@hoso/domain';
import { instantFromMs, isRefusal, type Actor } from '@hoso/kernel';
import fc from 'fast-check';
import { commandLike } from './dossier-command-choice';
import { CLOCK, dossierFacts } from './dossier-facts';
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
const JUDGEMENTS: ReadonlySet<DossierCommandType> = new Set(['AcceptExplanation', 'ReturnExplanation']);
const ALL = Object.keys(SLICES) as DossierCommandType[];

interface Turn {
  readonly choice: number;
  readonly number: number;
  readonly gapMs: number;
  readonly mayEnd: boolean;
  readonly anything: boolean;
  /** The clock runs: it records what is due, if anything is. */
  readonly ticks: boolean;
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
      ticks: rarely(2),
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
  const allowed = allowedActions(dossier).filter(
    (type) => !isClockCommand(type) && (mayEnd || !EARLY_ENDS.has(type)),
  );
  const pool = anything || allowed.length === 0 ? ALL : allowed;
  return pool[choice % pool.length]!;
};

/** Who gives a command: the clock its own, an inspector judgements, an importer history, the head in charge the rest. */
const actorFor = (type: DossierCommandType, before: Dossier, imported: boolean): Actor => {
  if (isClockCommand(type)) return CLOCK;
  if (JUDGEMENTS.has(type)) return { id: 'thanh-tra', role: 'auditor' };
  const { actor } = dossierFacts('2025-05-01T00:00');
  const role = imported && type === 'Receive' ? 'import' : actor.role;
  return { ...actor, role, ...(before.opened && { unit: before.handling.unit }) };
};

/** The facts of a decision about a dossier of this life, by whoever gives such a command. */
const factsFor =
  ({ procedure, imported }: Script, at: Facts['at'], before: Dossier) =>
  (type: DossierCommandType) => ({
    ...dossierFacts('2025-05-01T00:00', { procedure }),
    at,
    actor: actorFor(type, before, imported),
  });

const commandFor = (
  turn: Turn,
  before: Dossier,
  { facts, imported }: { readonly facts: Facts; readonly imported: boolean },
) => {
  const { at } = facts;
  const duties = () => (before.opened ? dutiesOf(before, { ...facts, procedure: facts.procedure! }) : []);
  const due = turn.ticks ? duties().filter(({ moment }) => moment <= at) : [];
  if (due.length > 0) return commandOf(due[turn.choice % due.length]!);
  const dossier: OpenedDossier | undefined = before.opened ? before : undefined;
  return commandLike(typeFor(before, turn), { number: turn.number, at, imported, dossier, duties });
};

const live = (life: Script): readonly LifeStep[] => {
  const steps: LifeStep[] = [];
  let before = dossierDecider.initial;
  let ms = life.startMs;
  for (const turn of life.turns) {
    ms += turn.gapMs;
    const factsOf = factsFor(life, instantFromMs(ms), before);
    const command = commandFor(turn, before, { facts: factsOf('Rate'), imported: life.imported });
    const facts = factsOf(command.type);
    const outcome = dossierDecider.decide(command, before, facts);
    const events = isRefusal(outcome) ? [] : outcome;
    const after = events.reduce(dossierDecider.evolve, before);
    steps.push({ command, facts, before, outcome, events, after });
    before = after;
  }
  return steps;
};

/** Random lives of dossiers in order of time: mostly allowed commands, some out of place, some imported history. */
export const dossierLife: fc.Arbitrary<readonly LifeStep[]> = script.map(live);
