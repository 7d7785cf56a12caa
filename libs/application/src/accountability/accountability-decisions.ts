import { accountabilityDecider, type AccountabilityRefusal } from '@hoso/domain';
import { payloadHmac } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { isRefusal, type Refusal } from '@hoso/kernel';
import type { Principal } from '@hoso/access';
import { appendDecided } from '../intake/append-decided';
import { CommandFailure } from '../intake/failures';
import { AccountabilityFactsFinder, type AccountabilityFactsParts } from './accountability-facts';
import type { AccountabilityAccepted, AccountabilityRequest, ReportName } from './accountability-request';
import { demandReportReader, permittedReporter } from './accountability-rights';
import { accountabilityStream, readReport, type ReportStream } from './accountability-streams';

/** What reports are decided with. */
export interface AccountabilityParts extends AccountabilityFactsParts {
  readonly store: EventStore;
}

export type AccountabilityOutcome = AccountabilityAccepted | Refusal<AccountabilityRefusal>;

const MAX_RACES = 5;

/** Takes commands about periodic reports, and reads them back. */
export class AccountabilityDecisions {
  private readonly facts: AccountabilityFactsFinder;

  constructor(private readonly parts: AccountabilityParts) {
    this.facts = new AccountabilityFactsFinder(parts);
  }

  /** @throws CommandFailure where no rule was asked */
  async take(request: AccountabilityRequest): Promise<AccountabilityOutcome> {
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { report: accountabilityStream(request), tries: MAX_RACES });
  }

  /** Who may read what a unit answers for. @throws CommandFailure not-permitted */
  demandReader(principal: Principal, unit: string): void {
    const { reference, settings } = this.parts;
    demandReportReader(principal, unit, { reference, superiors: settings.policy.superiors });
  }

  /** The report with its history. @throws CommandFailure not-permitted */
  async read(name: ReportName, principal: Principal): Promise<ReportStream> {
    this.demandReader(principal, name.unit);
    return readReport(this.parts.store, name);
  }

  private async decide(request: AccountabilityRequest): Promise<AccountabilityOutcome> {
    const { command, context, unit } = request;
    const { commandId, correlationId, causationId } = context;
    const actor = permittedReporter(context.principal, command.type, unit);
    const payload = this.fingerprint(request);
    const stream = await readReport(this.parts.store, request);
    const repeated = firstResult(stream, commandId, payload);
    if (repeated) return repeated;
    demandRevision(stream, request);
    const events = accountabilityDecider.decide(
      command,
      stream.report,
      await this.facts.find(request, actor),
    );
    if (isRefusal(events)) return events;
    const report = events.reduce(accountabilityDecider.evolve, stream.report)!;
    const origin = { commandId, payloadHmac: payload, correlationId, causationId, actor };
    const end = { stream: accountabilityStream(request), ...stream };
    const written = context.isDryRun ? [] : await appendDecided(this.parts.store, end, { events, origin });
    return { commandId, revision: stream.revision + written.length, events, report };
  }

  private fingerprint({ unit, period, command }: AccountabilityRequest): string {
    return payloadHmac(this.parts.settings.hmacSecret, { unit, period, ...command });
  }
}

/** What a repeated command led to when it was carried out. @throws CommandFailure command-id-conflict */
const firstResult = (
  { history }: ReportStream,
  commandId: string,
  payload: string,
): AccountabilityAccepted | undefined => {
  const own = history.filter((each) => each.commandId === commandId);
  const last = own.at(-1);
  if (!last?.after) return undefined;
  if (last.payloadHmac !== payload) throw new CommandFailure('command-id-conflict', { commandId });
  return { commandId, revision: last.revision, events: own.map(({ event }) => event), report: last.after };
};

const demandRevision = ({ revision }: ReportStream, { context }: AccountabilityRequest): void => {
  const { expectedRevision: expected } = context;
  if (expected !== undefined && expected !== revision)
    throw new CommandFailure('stale-revision', { expected, revision });
};
