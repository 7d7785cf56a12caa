import { createHash } from 'node:crypto';
import { epochMs, type Clock } from '@hoso/kernel';
import { dossierOf, type PortalCall } from '../contract/call';
import type { CallLog } from '../records/call-log';
import type { Tables } from '../records/tables';
import { mayStrike, readOrder, readRule, type FaultOrder, type FaultRule } from './fault-rule';

/** What befalls one call. */
export interface Strike {
  readonly latencyMs: number;
  readonly fault?: FaultRule;
}

export interface FaultParts {
  readonly tables: Tables;
  readonly calls: CallLog;
  readonly clock: Clock;
  readonly seed: number;
}

type Counts = Readonly<Record<string, number>>;

const DEFAULT_WINDOW_MS = 1_000;
const DEFAULT_LATENCY_MS = 200;
const HASH_RANGE = 2 ** 32;

const isWindow = ({ kind }: FaultRule): boolean => kind === 'downtime' || kind === 'maintenance';

/**
 * The faults in force and what they have done; both outlive a restart. Whether one strikes follows from seed, rule,
 * service, dossier and how many such calls there were, so that the order in which dossiers come changes nothing.
 */
export class FaultPlan {
  private open: { readonly rule: FaultRule; readonly untilMs: number } | undefined;

  constructor(private readonly parts: FaultParts) {}

  get order(): Required<FaultOrder> {
    const kept = this.parts.tables.state.get('faults') as FaultOrder | undefined;
    return { seed: kept?.seed ?? this.parts.seed, faults: kept?.faults ?? [] };
  }

  get injected(): Counts {
    return (this.parts.tables.state.get('injected') as Counts | undefined) ?? {};
  }

  /** Puts these faults in the place of all. @throws NotASwitch */
  replace(order: unknown): void {
    this.open = undefined;
    this.keep({ ...this.order, ...readOrder(order) });
  }

  /** Puts a fault before the others. @throws NotASwitch */
  add(rule: unknown): void {
    const { seed, faults } = this.order;
    this.keep({ seed, faults: [readRule(rule), ...faults] });
  }

  clear(): void {
    this.open = undefined;
    this.keep({ ...this.order, faults: [] });
  }

  /** Decides about a call and counts what it decides. */
  strike(call: PortalCall): Strike {
    const { calls, tables } = this.parts;
    return tables.transaction(() => {
      const dossier = dossierOf(call);
      const attempt = calls.attempt(call.service, dossier);
      const place = [call.service, dossier, attempt].join('\n');
      const draw = (rule: FaultRule, what: string): number =>
        this.chance(`${JSON.stringify({ ...rule, next: undefined })}\n${what}\n${place}`);
      const isStruck = (rule: FaultRule): boolean =>
        mayStrike(rule, call, dossier) && draw(rule, 'strike') < (rule.probability ?? 1);
      const struck = this.order.faults.filter(isStruck);
      const slow = struck.find(({ kind }) => kind === 'latency');
      const latencyMs = slow
        ? (slow.ms ?? DEFAULT_LATENCY_MS) + (slow.jitterMs ?? 0) * draw(slow, 'jitter')
        : 0;
      const fault = this.openWindow() ?? struck.find(({ kind }) => kind !== 'latency');
      for (const rule of [slow, fault]) if (rule) this.count(rule);
      return { latencyMs, ...(fault && { fault }) };
    });
  }

  private openWindow(): FaultRule | undefined {
    if (this.open && epochMs(this.parts.clock.now()) < this.open.untilMs) return this.open.rule;
    this.open = undefined;
    return undefined;
  }

  private count(rule: FaultRule): void {
    const { tables, clock } = this.parts;
    tables.state.putSync('injected', { ...this.injected, [rule.kind]: (this.injected[rule.kind] ?? 0) + 1 });
    if (this.open?.rule === rule) return;
    if (isWindow(rule))
      this.open = { rule, untilMs: epochMs(clock.now()) + (rule.windowMs ?? DEFAULT_WINDOW_MS) };
    if (rule.next !== undefined) this.useUp(rule);
  }

  private useUp(rule: FaultRule): void {
    const { seed, faults } = this.order;
    const text = JSON.stringify(rule);
    const place = faults.findIndex((each) => JSON.stringify(each) === text);
    const left = rule.next! - 1;
    this.keep({ seed, faults: faults.toSpliced(place, 1, ...(left > 0 ? [{ ...rule, next: left }] : [])) });
  }

  private chance(place: string): number {
    const hash = createHash('sha256').update(`${this.order.seed}\n${place}`).digest();
    return hash.readUInt32BE(0) / HASH_RANGE;
  }

  private keep(order: Required<FaultOrder>): void {
    this.parts.tables.state.putSync('faults', order);
  }
}
