import {
  Portal,
  type DossierRecord,
  type LookUp,
  type PortalAnswer,
  type ProgressRecord,
  type StatusNotice,
} from '../port';

type Service = 'DongBoHoSoMC' | 'CapNhatTienDoHoSoMC' | 'DongBoTrangThaiHoSo' | 'TraCuuHoSo';

/** How one call goes wrong: before the portal takes it, after, or by what it says. */
export type Mishap =
  | 'unreachable'
  | 'rate-limited'
  | 'maintenance'
  | 'session'
  | 'rejected'
  /** Taken, and the answer is lost. */
  | 'lost-reply'
  /** Not taken, and nobody can tell. */
  | 'lost-request'
  /** Taken twice, as a network may deliver it. */
  | 'twice';

/** One call as it came in. */
export interface ScriptedCall {
  readonly service: Service;
  readonly code: string;
  readonly mishap?: Mishap;
}

interface Kept {
  record: DossierRecord;
  readonly rows: ProgressRecord[];
}

interface Sent {
  readonly service: Service;
  readonly code: string;
  readonly body: object;
}

/** A call with what befalls it. */
interface Struck {
  readonly service: Service;
  readonly mishap: Mishap | undefined;
  readonly request: string;
}

const NOT_NOW: ReadonlySet<Mishap> = new Set(['unreachable', 'rate-limited', 'maintenance', 'session']);

/** A portal in memory that keeps what it takes and fails as it is told: one mishap for each call, by `next`. */
export class ScriptedPortal extends Portal {
  readonly kept = new Map<string, Kept>();
  /** In the order in which it took them, whether it knows their numbers or not. */
  readonly notices: StatusNotice[] = [];
  readonly calls: ScriptedCall[] = [];
  /** Whether a look-up answers with record and rows, or with existence only. */
  tellsAll = true;
  /** Members of records that it keeps as they are, whatever an update says: it merges instead of replacing. */
  keeps: readonly string[] = [];
  next: (service: Service, code: string) => Mishap | undefined = () => undefined;

  sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    return this.answer({ service: 'DongBoHoSoMC', code: record.MaHoSo, body: record }, () => {
      const known = this.kept.get(record.MaHoSo);
      if (known && !isUpdating) return 'exists';
      if (!known && isUpdating) return 'absent';
      if (known) known.record = this.merged(record, known.record);
      else this.kept.set(record.MaHoSo, { record, rows: [] });
      return 'accepted';
    });
  }

  sendProgress(row: ProgressRecord): Promise<PortalAnswer> {
    return this.answer({ service: 'CapNhatTienDoHoSoMC', code: row.MaHoSo, body: row }, () => {
      const known = this.kept.get(row.MaHoSo);
      if (!known) return 'absent';
      known.rows.push(row);
      return 'accepted';
    });
  }

  sendStatus(notice: StatusNotice): Promise<PortalAnswer> {
    const call = { service: 'DongBoTrangThaiHoSo', code: notice.MaHoSoDonVi, body: notice } as const;
    return this.answer(call, () => {
      this.notices.push(notice);
      return 'accepted';
    });
  }

  lookUp(code: string): Promise<LookUp> {
    return Promise.resolve(this.found(code));
  }

  private found(code: string): LookUp {
    const service = 'TraCuuHoSo';
    const exchange = { service, request: code, response: '' };
    const mishap = this.happens(service, code);
    if (mishap && mishap !== 'twice') return this.failed(mishap, service, code);
    const known = this.kept.get(code);
    if (!known) return { kind: 'absent', exchange };
    if (!this.tellsAll) return { kind: 'exists', exchange };
    return { kind: 'known', exchange, record: known.record, progress: [...known.rows] };
  }

  private merged(record: DossierRecord, known: DossierRecord): DossierRecord {
    const kept = this.keeps.filter((name) => name in known).map((name) => [name, known[name]] as const);
    return kept.length === 0 ? record : { ...record, ...Object.fromEntries(kept) };
  }

  private happens(service: Service, code: string): Mishap | undefined {
    const mishap = this.next(service, code);
    this.calls.push({ service, code, ...(mishap && { mishap }) });
    return mishap;
  }

  private answer(
    { service, code, body }: Sent,
    take: () => 'accepted' | 'exists' | 'absent',
  ): Promise<PortalAnswer> {
    const mishap = this.happens(service, code);
    return Promise.resolve(this.answered({ service, mishap, request: JSON.stringify(body) }, take));
  }

  private answered(
    { service, mishap, request }: Struck,
    take: () => 'accepted' | 'exists' | 'absent',
  ): PortalAnswer {
    const isTaken = mishap === undefined || mishap === 'twice' || mishap === 'lost-reply';
    const kind = isTaken ? take() : undefined;
    if (mishap === 'twice') take();
    if (kind && mishap !== 'lost-reply')
      return { kind, exchange: { service, request, response: kind, httpStatus: 200 } };
    return this.failed(mishap!, service, request);
  }

  private failed(
    mishap: Mishap,
    service: Service,
    request: string,
  ): Extract<PortalAnswer, { kind: 'not-now' | 'unknown' | 'rejected' }> {
    const exchange = { service, request };
    if (mishap === 'rejected') return { kind: 'rejected', errorCode: '-1', message: 'dữ liệu sai', exchange };
    if (!NOT_NOW.has(mishap)) return { kind: 'unknown', message: mishap, exchange };
    const reason = mishap as 'unreachable' | 'rate-limited' | 'maintenance' | 'session';
    return { kind: 'not-now', reason, message: mishap, exchange };
  }
}
