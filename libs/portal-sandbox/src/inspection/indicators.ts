import { portalDateMs } from '../contract/portal-date';
import type { PortalRecord } from '../records/kept';

/** What the portal needs of a dossier in order to judge it. */
export interface JudgedDossier {
  readonly record: PortalRecord;
  /** In the order in which they came. */
  readonly rows: readonly PortalRecord[];
}

export type Timeliness = 'on-time' | 'overdue' | 'unjudged';

interface Moment {
  readonly status: string;
  readonly at: number;
}

/** Which status ends a dossier, the strongest first; a withdrawal counts for a received dossier only. */
const ENDINGS = [['9'], ['10'], ['8', '3'], ['7']] as const;
const SUPPLEMENT = '5';

const momentsOf = (rows: readonly PortalRecord[]): readonly Moment[] =>
  rows
    .map(({ TrangThai, ThoiDiemXuLy }) => ({
      status: String(TrangThai),
      at: portalDateMs(ThoiDiemXuLy) ?? 0,
    }))
    .toSorted((one, other) => one.at - other.at);

const endOf = (moments: readonly Moment[]): number | undefined => {
  for (const statuses of ENDINGS) {
    const last = moments.findLast(({ status }) => (statuses as readonly string[]).includes(status));
    if (last) return last.at;
  }
  const latest = moments.at(-1);
  return latest?.status === SUPPLEMENT ? latest.at : undefined;
};

/** Statuses by which a supplement is complete; an ending does not say that it ever came. */
const COMPLETED: ReadonlySet<string> = new Set(['1', '2', '4']);

/** From a request for a supplement to its completion. */
const supplementTime = (moments: readonly Moment[]): number => {
  const asked = moments.findIndex(({ status }) => status === SUPPLEMENT);
  const answered = moments.slice(asked + 1).find(({ status }) => COMPLETED.has(status));
  return asked >= 0 && answered ? answered.at - moments[asked]!.at : 0;
};

/**
 * Whether the portal counts a dossier as on time, judged from the progress it received: what is not finished is judged at
 * the end of the period. Without an appointment it would need the limit of the procedure, and is left unjudged.
 */
export const timelinessOf = ({ record, rows }: JudgedDossier, periodEndMs: number): Timeliness => {
  const moments = momentsOf(rows);
  if (moments.filter(({ status }) => status === SUPPLEMENT).length > 1) return 'overdue';
  const due = portalDateMs(record['NgayHenTra']);
  if (due === undefined) return 'unjudged';
  const end = endOf(moments) ?? periodEndMs;
  return end - supplementTime(moments) <= due ? 'on-time' : 'overdue';
};

export interface Indicators {
  /** Dossiers with a day of reception in the period; only they are counted below. */
  readonly received: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly unjudged: number;
  readonly onTimeRate: number | null;
  readonly online: number;
  readonly onlineRate: number | null;
  /** Online, and its result stands with code and link (3.3). */
  readonly onlineWithResult: number;
  readonly paidOnline: number;
  readonly electronicResults: number;
  readonly digitised: number;
  readonly verifiedAccounts: number;
  readonly doubledRows: number;
}

const results = ({ record }: JudgedDossier): readonly PortalRecord[] =>
  (record['DanhSachGiayToKetQua'] as readonly PortalRecord[] | undefined) ?? [];
const isOnline = ({ record }: JudgedDossier): boolean => record['KenhThucHien'] === '2';
const hasLink = (dossier: JudgedDossier): boolean =>
  results(dossier).some(({ DuongDanTepTinKetQua }) => Boolean(DuongDanTepTinKetQua));
const hasCodedResult = (dossier: JudgedDossier): boolean =>
  results(dossier).some((each) => Boolean(each['MaGiayToKetQua'] && each['DuongDanTepTinKetQua']));
const isPaidOnline = ({ record }: JudgedDossier): boolean =>
  ['1', '2'].includes(String(record['DuocThanhToanTrucTuyen']));

/** What is counted dossier by dossier. */
const MARKS: readonly (readonly [string, (dossier: JudgedDossier) => boolean])[] = [
  ['online', isOnline],
  ['onlineWithResult', (dossier) => isOnline(dossier) && hasCodedResult(dossier)],
  ['paidOnline', isPaidOnline],
  ['electronicResults', hasLink],
  ['digitised', ({ record }) => record['HoSoCoThanhPhanSoHoa'] === '1'],
  ['verifiedAccounts', ({ record }) => record['TaiKhoanDuocXacThucVoiVNeID'] === '1'],
];

/** Rows that repeat one that is there, member by member. */
const doubledIn = ({ rows }: JudgedDossier): number =>
  rows.length - new Set(rows.map((row) => JSON.stringify(row))).size;

const rate = (part: number, of: number): number | null => (of === 0 ? null : part / of);

/** Adds one dossier after another; what the portal would make of the period (Decision 766, as far as it can be seen here). */
export class IndicatorCount {
  private readonly counts = new Map<string, number>();

  constructor(private readonly period: { readonly fromMs: number; readonly toMs: number }) {}

  add(dossier: JudgedDossier): void {
    const received = portalDateMs(dossier.record['NgayTiepNhan']);
    if (received === undefined || received < this.period.fromMs || received >= this.period.toMs) return;
    this.more('received');
    this.more(timelinessOf(dossier, this.period.toMs));
    for (const [name, isSo] of MARKS) if (isSo(dossier)) this.more(name);
    this.more('doubledRows', doubledIn(dossier));
  }

  get result(): Indicators {
    const [onTime, overdue] = [this.of('on-time'), this.of('overdue')];
    return {
      received: this.of('received'),
      ...{ onTime, overdue, unjudged: this.of('unjudged'), onTimeRate: rate(onTime, onTime + overdue) },
      online: this.of('online'),
      onlineRate: rate(this.of('online'), this.of('received')),
      onlineWithResult: this.of('onlineWithResult'),
      paidOnline: this.of('paidOnline'),
      electronicResults: this.of('electronicResults'),
      digitised: this.of('digitised'),
      verifiedAccounts: this.of('verifiedAccounts'),
      doubledRows: this.of('doubledRows'),
    };
  }

  private of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  private more(name: string, by = 1): void {
    this.counts.set(name, this.of(name) + by);
  }
}
