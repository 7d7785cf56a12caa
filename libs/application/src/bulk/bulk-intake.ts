import { LRUCache } from 'lru-cache';
import type { CommandRequest, Outcome } from '../intake/command-request';
import type { DossierDecisions } from '../intake/dossier-decisions';
import type { CaseOpenings } from '../intake/case-openings';
import { CommandFailure } from '../intake/failures';
import { SerialQueue } from '../intake/serial-queue';
import { BulkWindow } from './bulk-window';

/** How many lines are worked on at once, over all dossiers. */
const MAX_IN_FLIGHT = 128;

/** Openings kept in mind; older ones are looked up in the log. */
const REMEMBERED_OPENINGS = 20_000;

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
    private readonly openings: CaseOpenings,
  ) {}

  /** Ending the iteration early ends the reading of lines; what was begun by then is still carried out. */
  async *run(lines: AsyncIterable<BulkLine>): AsyncGenerator<BulkResult, void, undefined> {
    const window = new BulkWindow<BulkLine, BulkResult>(lines, MAX_IN_FLIGHT);
    const openings = new LRUCache<string, string>({ max: REMEMBERED_OPENINGS });
    const queue = new SerialQueue();
    try {
      while (!window.isOver) {
        const line = await window.next();
        if (line) window.begin(queue.run(keyOf(line, openings), () => this.resultOf(line, openings)));
        yield* window.results();
      }
    } finally {
      await window.close();
    }
  }

  private async resultOf(line: BulkLine, openings: Openings): Promise<BulkResult> {
    const head = { line: line.line, ...(line.commandId && { commandId: line.commandId }) };
    try {
      if (!line.request) return { ...head, fault: line.fault };
      return { ...head, outcome: await this.carryOut(line.request, line.ref, openings) };
    } catch (fault) {
      return { ...head, fault };
    }
  }

  private async carryOut(
    request: CommandRequest,
    ref: string | undefined,
    openings: Openings,
  ): Promise<Outcome> {
    const code = request.code ?? (await this.codeOf(ref, openings));
    const outcome = await this.decisions.take(code === undefined ? request : { ...request, code });
    const hasOpened = code === undefined && !('refused' in outcome);
    if (hasOpened && outcome.code !== null) remember(openings, outcome.commandId, outcome.code);
    return outcome;
  }

  private async codeOf(ref: string | undefined, openings: Openings): Promise<string | undefined> {
    if (ref === undefined) return undefined;
    const code = openings.get(`ref ${ref}`) ?? (await this.openings.find(ref))?.code;
    if (code === undefined) throw new CommandFailure('dossier-not-found', { ref });
    remember(openings, ref, code);
    return code;
  }
}

/** Of this bulk: code by the command id that opened it (`ref …`), and the other way round (`code …`). */
type Openings = LRUCache<string, string>;

const remember = (openings: Openings, commandId: string, code: string): void => {
  openings.set(`ref ${commandId}`, code);
  openings.set(`code ${code}`, commandId);
};

/** Lines of one dossier have one key, whether they name it by its code or by the line that opens it. */
const keyOf = ({ line, request, ref, commandId }: BulkLine, openings: Openings): string => {
  if (!request) return `line ${line}`;
  const { code } = request;
  return code === undefined
    ? (ref ?? commandId ?? request.context.commandId)
    : (openings.get(`code ${code}`) ?? code);
};
