import type { CommandRequest, Outcome } from '../intake/command-request';
import type { DossierDecisions } from '../intake/dossier-decisions';
import type { DossierOpenings } from '../intake/dossier-openings';
import { CommandFailure } from '../intake/failures';

/** How many lines are worked on at once, over all dossiers. */
const MAX_IN_FLIGHT = 128;

/** One line of a bulk: a request, or what was wrong with the line. */
export interface BulkLine {
  readonly line: number;
  readonly commandId?: string;
  readonly request?: CommandRequest;
  /** Command id of the line that opens the dossier, where its code is not known yet. */
  readonly ref?: string;
  /** Why the line is no request. */
  readonly fault?: unknown;
}

/** What became of a line: an outcome of the law, or what kept it from being asked. */
export interface BulkResult {
  readonly line: number;
  readonly commandId?: string;
  readonly outcome?: Outcome;
  readonly fault?: unknown;
}

/** Carries out commands line by line: in order for each dossier, across dossiers at once, never more than fit. */
export class BulkIntake {
  constructor(
    private readonly decisions: DossierDecisions,
    private readonly openings: DossierOpenings,
  ) {}

  async *run(lines: AsyncIterable<BulkLine>): AsyncIterable<BulkResult> {
    const tails = new Map<string, Promise<unknown>>();
    const codes = new Map<string, string>();
    const done: BulkResult[] = [];
    const working = new Set<Promise<void>>();
    const iterator = lines[Symbol.asyncIterator]();
    let next: Promise<IteratorResult<BulkLine>> | undefined = iterator.next();
    while (next !== undefined || working.size > 0) {
      const line: IteratorResult<BulkLine> | undefined = await this.nextOf(next, working);
      if (line?.done) next = undefined;
      if (line && !line.done) {
        this.begin(line.value, { tails, codes, done, working });
        next = iterator.next();
      }
      yield* done.splice(0);
    }
    yield* done.splice(0);
  }

  /** The next line, unless the window is full or something that was begun is ready before it. */
  private async nextOf(
    next: Promise<IteratorResult<BulkLine>> | undefined,
    working: ReadonlySet<Promise<void>>,
  ): Promise<IteratorResult<BulkLine> | undefined> {
    const ready = [...working].map((work) => work.then(() => undefined));
    const isFull = working.size >= MAX_IN_FLIGHT;
    return Promise.race(next && !isFull ? [next, ...ready] : ready);
  }

  private begin(line: BulkLine, run: Run): void {
    const key = line.request?.code ?? line.ref ?? line.commandId ?? `line ${line.line}`;
    const before = run.tails.get(key) ?? Promise.resolve();
    const work: Promise<void> = before.then(async () => {
      run.done.push(await this.resultOf(line, run.codes));
      run.working.delete(work);
      if (run.tails.get(key) === work) run.tails.delete(key);
    });
    run.tails.set(key, work);
    run.working.add(work);
  }

  private async resultOf(line: BulkLine, codes: Map<string, string>): Promise<BulkResult> {
    const head = { line: line.line, ...(line.commandId && { commandId: line.commandId }) };
    try {
      if (!line.request) return { ...head, fault: line.fault };
      const code = line.request.code ?? (await this.codeOf(line.ref, codes));
      const outcome = await this.decisions.take({ ...line.request, ...(code && { code }) });
      if (!('refused' in outcome) && outcome.code) codes.set(outcome.commandId, outcome.code);
      return { ...head, outcome };
    } catch (fault) {
      return { ...head, fault };
    }
  }

  private async codeOf(
    ref: string | undefined,
    codes: ReadonlyMap<string, string>,
  ): Promise<string | undefined> {
    if (ref === undefined) return undefined;
    const code = codes.get(ref) ?? (await this.openings.find(ref))?.code;
    if (code === undefined) throw new CommandFailure('dossier-not-found', { ref });
    return code;
  }
}

interface Run {
  readonly tails: Map<string, Promise<unknown>>;
  /** Codes by the command id that opened them, of this bulk. */
  readonly codes: Map<string, string>;
  readonly done: BulkResult[];
  readonly working: Set<Promise<void>>;
}
