import { inParallel } from '@hoso/platform';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from '../migrations';
import { Rounds } from '../rounds';
import type { Reconciler, Reconciliation } from './reconciler';

const LONGEST_AGO = `select code from ${SCHEMA}.dossiers where state in ('in-step', 'differs') and delivered is not null
  order by reconciled_at nulls first, code limit $1`;
const DONE = `update ${SCHEMA}.dossiers set reconciled_at = $2 where code = $1`;

/** How often, and how many dossiers each time. */
export interface RollingPace {
  readonly everyMs: number;
  readonly dossiers: number;
  readonly atOnce: number;
}

export interface RollingParts {
  readonly database: Pick<Database<unknown>, 'query'>;
  readonly reconciler: Reconciler;
  readonly now: () => string;
  readonly pace: RollingPace;
  readonly onFault: (error: unknown) => void;
}

/** What reconciling has come to since the start. */
export interface RollingStatus {
  readonly checked: number;
  readonly different: number;
  readonly repaired: number;
  /** Of those checked, the ones of which the portal tells no more than that they are there. */
  readonly existenceOnly: number;
}

/** Before anything was asked. */
export const NOTHING: RollingStatus = { checked: 0, different: 0, repaired: 0, existenceOnly: 0 };

export const counted = (so: RollingStatus, { outcome, isMended, extent }: Reconciliation): RollingStatus => ({
  checked: so.checked + (outcome === 'agrees' || outcome === 'differs' ? 1 : 0),
  different: so.different + (outcome === 'differs' ? 1 : 0),
  repaired: so.repaired + (isMended ? 1 : 0),
  existenceOnly: so.existenceOnly + (extent === 'existence' ? 1 : 0),
});

/** Asks the portal about some dossiers again and again, those first that nobody asked about for longest. */
export class RollingReconciliation {
  status: RollingStatus = NOTHING;
  private readonly rounds: Rounds;

  constructor(private readonly parts: RollingParts) {
    const { pace, onFault } = parts;
    this.rounds = new Rounds({ everyMs: pace.everyMs, round: () => this.round(), onFault });
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  private async round(): Promise<void> {
    const { database, pace } = this.parts;
    const rows = await database.query<{ readonly code: string }>({
      text: LONGEST_AGO,
      values: [pace.dossiers],
    });
    await inParallel(rows, pace.atOnce, ({ code }) => this.one(code));
  }

  private async one(code: string): Promise<void> {
    const { database, reconciler, now } = this.parts;
    if (this.rounds.isStopping) return;
    this.status = counted(this.status, await reconciler.reconcile(code));
    await database.query({ text: DONE, values: [code, now()] });
  }
}
