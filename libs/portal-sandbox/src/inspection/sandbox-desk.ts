import { setImmediate as turn } from 'node:timers/promises';
import { epochMs, type Clock } from '@hoso/kernel';
import { JUDGES } from '../contract/dossier-judge';
import { askedSchema } from '../contract/other-schemas';
import { judgeBy } from '../contract/judge';
import type { FaultPlan } from '../faults/fault-plan';
import type { FaultOrder, FaultRule } from '../faults/fault-rule';
import type { CallLog, CallPage, NumberedCall } from '../records/call-log';
import type { DossierPage, DossierQuery, DossierRecords } from '../records/dossier-records';
import type { KeptDossier, KeptMessage, KeptRow, PortalRecord } from '../records/kept';
import type { MessageLog } from '../records/message-log';
import { NotASwitch, type SandboxSettings, type Settings } from '../records/settings';
import { ASKED } from '../services/message-services';
import { IndicatorCount, type Indicators } from './indicators';

export interface DeskParts {
  readonly records: DossierRecords;
  readonly calls: CallLog;
  readonly messages: MessageLog;
  readonly settings: Settings;
  readonly faults: FaultPlan;
  readonly clock: Clock;
}

/** A dossier with all that is known of it. */
export type InspectedDossier = KeptDossier & {
  readonly code: string;
  readonly progress: readonly KeptRow[];
  readonly calls: readonly NumberedCall[];
  /** Notices of its status, where the portal made it. */
  readonly notices: readonly KeptMessage[];
};

export interface Period {
  /** Milliseconds since 1970; what was received from then on. */
  readonly fromMs?: number;
  /** And before then; also the moment at which what is not finished is judged. Default: now. */
  readonly toMs?: number;
}

const PAGE = 500;

/** Behind the portal’s counter: what it holds, what goes wrong, and what its operators change. */
export class SandboxDesk {
  constructor(private readonly parts: DeskParts) {}

  dossiers(query: DossierQuery): DossierPage {
    return this.parts.records.page(query);
  }

  dossierCount(): number {
    return this.parts.records.count();
  }

  dossier(code: string): InspectedDossier | undefined {
    const { records, calls, messages } = this.parts;
    const known = records.find(code);
    if (!known) return undefined;
    const notices = messages.noticesOf(code);
    return { code, ...known, progress: records.rowsOf(code), calls: calls.callsOf(code), notices };
  }

  /** @returns false when there is none; @throws NotASwitch when the record would not be one */
  edit(code: string, changes: PortalRecord): boolean {
    const { records } = this.parts;
    const known = records.find(code);
    if (!known) return false;
    const fault = JUDGES.refused.dossier({ ...known.record, ...changes, MaHoSo: code });
    if (fault !== undefined) throw new NotASwitch(fault);
    return records.edit(code, { ...changes, MaHoSo: code });
  }

  /** @param nr from 1 @returns false when there is none */
  removeRow(code: string, nr: number): boolean {
    return this.parts.records.removeRow(code, nr);
  }

  /** @returns false when there is none */
  remove(code: string): boolean {
    return this.parts.records.remove(code);
  }

  calls(limit: number, before?: number): CallPage {
    return this.parts.calls.page(limit, before);
  }

  messages(service: string): readonly KeptMessage[] {
    return this.parts.messages.of(service);
  }

  /** A citizen’s question, for the local system to fetch. @throws NotASwitch */
  ask(question: PortalRecord): void {
    const fault = judgeBy(askedSchema)(question);
    if (fault !== undefined) throw new NotASwitch(fault);
    this.parts.messages.add(ASKED, question);
  }

  get settings(): SandboxSettings {
    return this.parts.settings.current;
  }

  /** @throws NotASwitch */
  changeSettings(news: unknown): SandboxSettings {
    return this.parts.settings.change(news);
  }

  get faults(): Required<FaultOrder> {
    return this.parts.faults.order;
  }

  /** Puts these faults in the place of all. @throws NotASwitch */
  replaceFaults(order: FaultOrder): void {
    this.parts.faults.replace(order);
  }

  /** Puts a fault before the others. @throws NotASwitch */
  addFault(rule: FaultRule): void {
    this.parts.faults.add(rule);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  /** How often each kind of fault has struck since the records began. */
  get injected(): Readonly<Record<string, number>> {
    return this.parts.faults.injected;
  }

  /** Looks at every dossier, some hundreds at a time. */
  async indicators({ fromMs = 0, toMs }: Period = {}): Promise<Indicators> {
    const { records, clock } = this.parts;
    const count = new IndicatorCount({ fromMs, toMs: toMs ?? epochMs(clock.now()) });
    let after: string | undefined;
    do {
      const page = records.page({ order: 'code', limit: PAGE, ...(after !== undefined && { after }) });
      for (const { code, record } of page.items)
        count.add({ record, rows: records.rowsOf(code).map(({ row }) => row) });
      after = page.next;
      await turn();
    } while (after !== undefined);
    return count.result;
  }
}
