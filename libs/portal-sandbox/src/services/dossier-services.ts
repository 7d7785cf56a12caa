import { LOOK_UP, SYNC_DOSSIER, SYNC_PROGRESS } from '../contract/call';
import { JUDGES, type Judges } from '../contract/dossier-judge';
import { portalDateMs } from '../contract/portal-date';
import { accepted, alreadyThere, notThere, rejected, type PortalReply } from '../contract/reply';
import type { DossierRecords } from '../records/dossier-records';
import type { PortalRecord } from '../records/kept';
import type { Settings } from '../records/settings';
import type { Parameters, Services } from './service';

/** Rows that one call may bring. */
const MOST_ROWS = 10;
/** Dossiers that one call may bring. */
const MOST_DOSSIERS = 10;

interface Named extends PortalRecord {
  readonly MaHoSo: string;
}

export interface DossierParts {
  readonly records: DossierRecords;
  readonly settings: Settings;
}

/** Dossiers, their progress, and what is known of them. */
export class DossierServices {
  constructor(private readonly parts: DossierParts) {}

  readonly services: Services = {
    [SYNC_DOSSIER]: { endpoint: 'integration', answer: (parameters) => this.synchronise(parameters) },
    [SYNC_PROGRESS]: { endpoint: 'integration', answer: (parameters) => this.addRows(parameters) },
    [LOOK_UP]: { endpoint: 'integration', answer: (parameters) => this.lookUp(parameters) },
  };

  private get judges(): Judges {
    return JUDGES[this.parts.settings.current.unknownFields];
  }

  private synchronise({ isUpdating, data }: Parameters): PortalReply {
    if (isUpdating !== 'True' && isUpdating !== 'False')
      return rejected('Tham số isUpdating phải là "True" hoặc "False"');
    const fault = faultIn(data, this.judges.dossier, MOST_DOSSIERS);
    if (fault !== undefined) return rejected(fault);
    const dossiers = data as readonly Named[];
    const refusal = this.misunderstanding(dossiers, isUpdating === 'True');
    if (refusal) return refusal;
    for (const dossier of dossiers) this.parts.records.put(dossier.MaHoSo, dossier);
    return accepted('Đồng bộ hồ sơ thành công');
  }

  /** A creation of what is there, an update of what is not. */
  private misunderstanding(dossiers: readonly Named[], isUpdating: boolean): PortalReply | undefined {
    const isKnown = ({ MaHoSo }: Named): boolean => this.parts.records.find(MaHoSo) !== undefined;
    const wrong = dossiers.find((dossier) => isKnown(dossier) !== isUpdating);
    return wrong && (isUpdating ? notThere(wrong.MaHoSo) : alreadyThere(wrong.MaHoSo));
  }

  private addRows({ data }: Parameters): PortalReply {
    const fault = faultIn(data, this.judges.row, MOST_ROWS);
    if (fault !== undefined) return rejected(fault);
    const rows = data as readonly Named[];
    const unknown = rows.find(({ MaHoSo }) => this.parts.records.find(MaHoSo) === undefined);
    if (unknown) return notThere(unknown.MaHoSo);
    const misplaced = rows.map((row) => this.misplacement(row)).find((each) => each !== undefined);
    if (misplaced !== undefined) return rejected(misplaced);
    for (const row of rows) this.parts.records.addRow(row.MaHoSo, row);
    return accepted('Cập nhật tiến độ hồ sơ thành công');
  }

  /** Rows are appended as they come, doubled ones too, unless the settings ask for a stricter portal. */
  private misplacement(row: Named): string | undefined {
    const { repeatedRows, earlierRows } = this.parts.settings.current;
    if (repeatedRows === 'kept' && earlierRows === 'kept') return undefined;
    const there = this.parts.records.rowsOf(row.MaHoSo).map((each) => each.row);
    if (repeatedRows === 'refused' && there.some((each) => isSameRow(each, row)))
      return `Tiến trình của hồ sơ ${row.MaHoSo} bị trùng`;
    const isEarlier = (each: PortalRecord): boolean => timeOf(each) > timeOf(row);
    if (earlierRows === 'refused' && there.some(isEarlier))
      return `Tiến trình của hồ sơ ${row.MaHoSo} có ThoiDiemXuLy trước tiến trình đã có`;
    return undefined;
  }

  private lookUp({ mahoso }: Parameters): PortalReply {
    if (typeof mahoso !== 'string' || mahoso === '') return rejected('Trường mahoso bắt buộc nhập');
    const known = this.parts.records.find(mahoso);
    if (!known) return accepted('Không tìm thấy hồ sơ', []);
    if (this.parts.settings.current.lookUp === 'existence')
      return accepted('Tra cứu thành công', [{ MaHoSo: mahoso }]);
    const DanhSachTienDo = this.parts.records.rowsOf(mahoso).map(({ row }) => row);
    return accepted('Tra cứu thành công', [{ ...known.record, DanhSachTienDo }]);
  }
}

const timeOf = ({ ThoiDiemXuLy }: PortalRecord): number => portalDateMs(ThoiDiemXuLy) ?? 0;

const isSameRow = (one: PortalRecord, other: PortalRecord): boolean =>
  one['TrangThai'] === other['TrangThai'] && one['ThoiDiemXuLy'] === other['ThoiDiemXuLy'];

const faultIn = (
  data: unknown,
  judge: (value: unknown) => string | undefined,
  most: number,
): string | undefined => {
  if (!Array.isArray(data) || data.length === 0)
    return 'Tham số data phải là danh sách có ít nhất một bản ghi';
  if (data.length > most) return `Tham số data có tối đa ${most} bản ghi trong một lần gọi`;
  return data.map(judge).find((fault) => fault !== undefined);
};
