import { randomUUID } from 'node:crypto';
import type { OperatorCommand, PortalSyncDecisions } from '@hoso/application';
import type { Principal } from '@hoso/access';
import type { ParkReason } from '@hoso/domain';
import type { PortalSyncList, StandingFilter } from './portal-sync-list';
import type { PortalStanding } from './standing';

/** Which of those that wait for a decision; all where no unit is named. */
export interface ManyScope {
  readonly unit?: string;
}

/** What became of a decision about many. */
export interface ManyDecided {
  /** Codes that go on. */
  readonly decided: readonly string[];
  /** Codes that were refused, by what: they moved on meanwhile. */
  readonly refused: Readonly<Record<string, string>>;
  /** Codes that need a person who looks at the portal itself, one by one. */
  readonly left: readonly string[];
}

interface Parts {
  readonly list: Pick<PortalSyncList, 'page'>;
  readonly decisions: Pick<PortalSyncDecisions, 'take'>;
  readonly principal: Principal;
}

const PAGE = 500;

async function* standings(
  { list }: Parts,
  filter: Pick<StandingFilter, 'state' | 'unit'>,
): AsyncGenerator<PortalStanding> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page = await list.page({ visible: 'all', ...filter, after, limit: PAGE });
    yield* page.items;
    after = page.next;
  }
}

/** A row that may be there is not sent again with all the others: that would double it. */
const isForMany = ({ reason }: PortalStanding): boolean => reason !== 'row-in-doubt';

/** Decides the same about many dossiers. */
export class ManyDecisions {
  constructor(private readonly parts: Parts) {}

  /** Sends again what is parked, but for rows in doubt. @throws CommandFailure not-permitted */
  retry(scope: ManyScope, reason: string): Promise<ManyDecided> {
    const parked = standings(this.parts, { ...scope, state: 'parked' });
    return this.decide(parked, ({ reason: parkedAs }) => ({
      type: 'ReleaseMessage',
      data: { decision: 'resend', reason, parkedAs: parkedAs as ParkReason },
    }));
  }

  /** Lets imported history go. @throws CommandFailure not-permitted */
  order(scope: ManyScope, reason: string): Promise<ManyDecided> {
    const command = { type: 'OrderPortalSync', data: { reason } } as const;
    return this.decide(standings(this.parts, { ...scope, state: 'held' }), () => command);
  }

  private async decide(
    of: AsyncGenerator<PortalStanding>,
    commandFor: (standing: PortalStanding) => OperatorCommand,
  ): Promise<ManyDecided> {
    const decided: string[] = [];
    const left: string[] = [];
    const refused: Record<string, string> = {};
    for await (const standing of of) {
      const { code } = standing;
      if (!isForMany(standing)) left.push(code);
      else {
        const outcome = await this.take(code, commandFor(standing));
        if ('refused' in outcome) refused[code] = outcome.refused;
        else decided.push(code);
      }
    }
    return { decided, refused, left };
  }

  private take(code: string, command: OperatorCommand) {
    const commandId = randomUUID();
    const { principal } = this.parts;
    const context = { principal, commandId, correlationId: commandId, causationId: commandId };
    return this.parts.decisions.take({ code, command, context });
  }
}
