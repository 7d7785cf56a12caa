/** A request to the portal, whichever door it came by. */
export interface PortalCall {
  readonly service: string;
  readonly door: 'national' | 'wrapper';
  /** National door only; the wrapper logs in by itself. */
  readonly session?: string;
  /** National door only: at which of the adapter’s two addresses. */
  readonly endpoint?: 'integration' | 'share';
  /** What is wrong with its envelope. */
  readonly flaw?: string;
  /** `isUpdating`, `data`, `mahoso`, `maTTHC` … */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The service under which a login is counted and may fail. */
export const LOGIN = 'DangNhap';
export const SYNC_DOSSIER = 'DongBoHoSoMC';
export const SYNC_PROGRESS = 'CapNhatTienDoHoSoMC';
export const LOOK_UP = 'TraCuuHoSo';
export const NOTICE = 'DongBoTrangThaiHoSo';

/** The longest dossier code that there is. */
const LONGEST_CODE = 100;

interface Naming {
  readonly MaHoSo?: unknown;
  readonly MaHoSoDonVi?: unknown;
}

/** A notice names a dossier by the portal’s number, and by the one under which its record came. */
const codeIn = (value: unknown, service: string): unknown => {
  const { MaHoSo, MaHoSoDonVi } = (value ?? {}) as Naming;
  return service === NOTICE ? (MaHoSoDonVi ?? MaHoSo) : MaHoSo;
};

/** The first dossier that a call is about; empty when it is about none. */
export const dossierOf = ({ service, parameters: { data, mahoso } }: PortalCall): string => {
  const named = mahoso ?? codeIn(Array.isArray(data) ? (data as readonly unknown[])[0] : data, service);
  return typeof named === 'string' && named.length <= LONGEST_CODE ? named : '';
};
