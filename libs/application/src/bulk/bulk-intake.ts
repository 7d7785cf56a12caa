import type { CommandRequest, Outcome } from '../intake/command-request';
import type { DossierDecisions } from '../intake/dossier-decisions';
import { CommandFailure, isCommandFailure } from '../intake/failures';
import { SerialQueue } from '../intake/serial-queue';
import { BulkOpenings } from './bulk-openings';
import { BulkWindow } from './bulk-window';

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
  constructor(private readonly decisions: DossierDecisions) {}

  /** Ending the iteration early ends the reading of lines; what was begun by then is still carried out. */
  async *run(lines: AsyncIterable<BulkLine>): AsyncGenerator<BulkResult, void, undefined> {
    const window = new BulkWindow<BulkLine, BulkResult>(lines, MAX_IN_FLIGHT);
    const openings = new BulkOpenings();
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

  private async resultOf(line: BulkLine, openings: BulkOpenings): Promise<BulkResult> {
    const head = { line: line.line, ...(line.commandId && { commandId: line.commandId }) };
    try {
      if (!line.request) return { ...head, fault: line.fault };
      return { ...head, outcome: await this.carryOut(line.request, line.ref, openings) };
    } catch (fault) {
      return { ...head, fault };
    }
  }

  private carryOut(
    request: CommandRequest,
    ref: string | undefined,
    openings: BulkOpenings,
  ): Promise<Outcome> {
    if (request.code !== undefined) return this.decisions.take(request);
    return ref === undefined ? this.open(request, openings) : this.goOn(request, ref, openings);
  }

  private async open(request: CommandRequest, openings: BulkOpenings): Promise<Outcome> {
    try {
      const outcome = await this.decisions.take(request);
      if (!('refused' in outcome) && outcome.code !== null)
        openings.remember(outcome.commandId, outcome.code);
      return outcome;
    } catch (fault) {
      openings.failed(request.context.commandId, fault);
      throw fault;
    }
  }

  /** What kept the dossier from being opened keeps the rest: it may be sent again, as its opening may. */
  private async goOn(request: CommandRequest, ref: string, openings: BulkOpenings): Promise<Outcome> {
    try {
      return await this.decisions.take({ ...request, code: await this.codeOf(ref, openings) });
    } catch (error) {
      const isMissing = isCommandFailure(error) && error.code === 'dossier-not-found';
      throw (isMissing ? openings.faultOf(ref) : undefined) ?? error;
    }
  }

  private async codeOf(ref: string, openings: BulkOpenings): Promise<string> {
    const code = openings.codeOf(ref) ?? (await this.decisions.codeOpenedBy(ref));
    if (code === undefined) throw new CommandFailure('dossier-not-found', { ref });
    openings.remember(ref, code);
    return code;
  }
}

/** Lines of one dossier have one key, whether they name it by its code or by the line that opens it. */
const keyOf = ({ line, request, ref, commandId }: BulkLine, openings: BulkOpenings): string => {
  if (!request) return `line ${line}`;
  const { code } = request;
  return code === undefined
    ? (ref ?? commandId ?? request.context.commandId)
    : (openings.openerOf(code) ?? code);
};
