import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { dossierOf, type PortalCall } from '../contract/call';
import { SESSION_EXPIRED } from '../contract/reply';
import type { DossierRecords } from '../records/dossier-records';
import type { StandInPortal } from '../services/portal';
import { CUT, MAINTENANCE, rateLimited, SERVER_ERROR, UNREADABLE, type Delivery } from './delivery';
import type { FaultPlan } from './fault-plan';
import type { FaultKind, FaultRule } from './fault-rule';

export interface GatewayParts {
  readonly portal: StandInPortal;
  readonly faults: FaultPlan;
  readonly records: DossierRecords;
}

type Aftermath = (call: PortalCall, rule: FaultRule) => Delivery | void | Promise<void>;

const LATE_MS = 30_000;
const DEFAULT_EDIT = { TrichYeuHoSo: 'Cán bộ cổng sửa tay' };
const DEFAULT_RETRY_SECONDS = 1;

/** The way to the portal, and what may happen on it. */
export class Gateway {
  private readonly stopping = new AbortController();

  /** Faults that strike once the portal has taken a call; what gives back nothing leaves its answer as it is. */
  private readonly aftermath: Partial<Readonly<Record<FaultKind, Aftermath>>> = {
    'lost-reply': () => CUT,
    'unreadable-body': () => UNREADABLE,
    'late-reply': (_, { ms }) => this.wait(ms ?? LATE_MS),
    // A gateway that repeats a request hands on the answer to the repetition.
    duplicate: (call, { kind }) => this.take(call, kind),
    'edit-by-hand': (call, { changes }) =>
      void this.parts.records.edit(dossierOf(call), changes ?? DEFAULT_EDIT),
    'delete-by-hand': (call) => void this.parts.records.remove(dossierOf(call)),
  };

  constructor(private readonly parts: GatewayParts) {
    setMaxListeners(0, this.stopping.signal); // one for each call that waits, as many as callers send
  }

  async deliver(call: PortalCall): Promise<Delivery> {
    const { latencyMs, fault } = this.parts.faults.strike(call);
    if (latencyMs > 0) await this.wait(latencyMs);
    if (!fault) return this.take(call);
    return this.before(call, fault) ?? this.after(call, fault);
  }

  /** Lets go of calls that wait. */
  stop(): void {
    this.stopping.abort();
  }

  /** What keeps a call from the portal; undefined for faults that strike later. */
  private before(call: PortalCall, fault: FaultRule): Delivery | undefined {
    const delivery = MISSED[fault.kind]?.(fault);
    if (!delivery) return undefined;
    if (fault.kind === 'session-expired' && call.session) this.parts.portal.endSession(call.session);
    this.parts.portal.miss(call, fault.kind);
    return delivery;
  }

  /** What goes wrong once the portal has taken it. */
  private async after(call: PortalCall, fault: FaultRule): Promise<Delivery> {
    const delivery = this.take(call, fault.kind);
    return (await this.aftermath[fault.kind]?.(call, fault)) ?? delivery;
  }

  private take(call: PortalCall, fault?: string): Delivery {
    return { kind: 'reply', reply: this.parts.portal.take(call, fault) };
  }

  private async wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Faults that keep a call from the portal. */
const MISSED: Partial<Readonly<Record<FaultKind, (rule: FaultRule) => Delivery>>> = {
  'connection-cut': () => CUT,
  downtime: () => CUT,
  'server-error': () => SERVER_ERROR,
  maintenance: () => MAINTENANCE,
  'rate-limit': ({ retryAfterSeconds }) => rateLimited(retryAfterSeconds ?? DEFAULT_RETRY_SECONDS),
  'session-expired': () => ({ kind: 'reply', reply: SESSION_EXPIRED }),
  'error-code': ({ errorCode, message }) =>
    replyOf(errorCode ?? '-99', message ?? 'Hệ thống bận, vui lòng thử lại sau'),
  'schema-rejection': ({ message }) => replyOf('-1', message ?? 'Trường TrichYeuHoSo không hợp lệ'),
};

const replyOf = (error_code: string, message: string): Delivery => ({
  kind: 'reply',
  reply: { error_code, message },
});
