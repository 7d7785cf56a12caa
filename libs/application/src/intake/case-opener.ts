import { acceptedOf } from './case-accepted';
import type { CaseTypes } from './case-kind';
import type { CaseOpenings } from './case-openings';
import type { CaseStreams } from './case-streams';
import type { CaseOutcome, CommandContext } from './command-request';
import type { Deliberation, Task, Verdict } from './deliberation';
import { CommandFailure } from './failures';

export interface OpenerParts<T extends CaseTypes> {
  readonly streams: CaseStreams<T>;
  readonly openings: CaseOpenings;
  readonly deliberation: Deliberation<T>;
}

export const conflict = ({ commandId }: CommandContext): CommandFailure =>
  new CommandFailure('command-id-conflict', { commandId });

/** Finds or allocates the number of the case that a command opens. */
export class CaseOpener<T extends CaseTypes> {
  constructor(private readonly parts: OpenerParts<T>) {}

  /**
   * The code of the case that the first command opens or has opened; or all outcomes, when it opens none.
   * @throws CommandFailure command-id-conflict, number-elsewhere-known
   */
  async open(tasks: readonly [Task<T>, ...Task<T>[]]): Promise<string | readonly CaseOutcome<T>[]> {
    const [first] = tasks;
    const { commandId, isFreshId, isDryRun } = first.request.context;
    const known = isFreshId ? undefined : await this.parts.openings.find(commandId);
    if (known) {
      if (known.payloadHmac !== first.payloadHmac) throw conflict(first.request.context);
      return known.code;
    }
    const { kind } = this.parts.streams;
    const verdict = await this.parts.deliberation.judge(first, kind.law.initial, { code: null });
    if (verdict.refusal) return tasks.map(() => verdict.refusal!);
    const numberElsewhere = kind.numberElsewhere(first.request.data);
    if (numberElsewhere !== undefined) await this.demandUnknown(numberElsewhere);
    return isDryRun
      ? [acceptedOf(first, { verdict, code: null, kind })]
      : this.numberOf(first, verdict, numberElsewhere);
  }

  /** @throws CommandFailure number-elsewhere-known */
  async codeOpenedBy(commandId: string): Promise<string | undefined> {
    const known = await this.parts.openings.find(commandId);
    if (!known) return undefined;
    const { code, revision, commands } = await this.parts.streams.load(known.code);
    if (revision < 0) return undefined;
    if (!commands.has(commandId)) throw new CommandFailure('number-elsewhere-known', { code });
    return code;
  }

  private async numberOf(
    { request, payloadHmac }: Task<T>,
    { events, day, origin }: Verdict<T>,
    numberElsewhere: string | undefined,
  ): Promise<string> {
    const { rights, seriesOf } = this.parts.streams.kind;
    const unit = rights.openingUnit(request.data) ?? '';
    const [{ at }] = events as [T['event']];
    const series = seriesOf(unit, day);
    const opening = await this.parts.openings.allocate({ series, numberElsewhere, unit, day, at, origin });
    if (opening.payloadHmac !== payloadHmac) throw conflict(request.context);
    return opening.code;
  }

  private async demandUnknown(numberElsewhere: string): Promise<void> {
    const code = await this.parts.openings.claimed(numberElsewhere);
    if (code !== undefined && (await this.parts.streams.load(code)).revision >= 0)
      throw new CommandFailure('number-elsewhere-known', { numberElsewhere, code });
  }
}
