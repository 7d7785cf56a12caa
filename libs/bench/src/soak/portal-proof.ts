import { isDeepStrictEqual } from 'node:util';
import type { PortalMessage, ProgressRecord } from '@hoso/portal';

/** What the portal holds of one dossier. */
export interface HeldDossier {
  readonly record: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Notices of the status of one that was made at the portal. */
  readonly notices: readonly Readonly<Record<string, unknown>>[];
}

/** What became of what the log has to tell the portal. */
export interface PortalProof {
  readonly dossiers: number;
  readonly rows: number;
  readonly notices: number;
  /** Dossiers that the portal holds otherwise than the log tells. */
  readonly differences: readonly string[];
  /** Records, rows and notices that are not there. */
  readonly lost: number;
  /** Rows that are there twice or never were. */
  readonly doubled: number;
}

export interface PortalEvidence {
  readonly code: string;
  /** What the log has to tell, message after message. */
  readonly messages: readonly PortalMessage[];
  readonly held: HeldDossier | undefined;
  /** Whether rows that somebody took away were sent again, behind those that came later: their order is that of their times. */
  readonly isMended: boolean;
}

const rowsOf = (messages: readonly PortalMessage[]): readonly ProgressRecord[] =>
  messages.flatMap(({ progress }) => progress ?? []);

type Row = Readonly<Record<string, unknown>>;

const placeOf = (row: Row): string => `${String(row['ThoiDiemXuLy'])} ${String(row['TrangThai'])}`;

const byTime = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

const areSame = (rows: readonly Row[], expected: readonly Row[], isMended: boolean): boolean =>
  isMended ? isDeepStrictEqual(byTime(rows), byTime(expected)) : isDeepStrictEqual(rows, expected);

/** A notice sets a status: that it came again, before the next one, changed nothing. */
const withoutRepeats = (notices: readonly Row[]): readonly Row[] =>
  notices.filter((notice, nr) => nr === 0 || !isDeepStrictEqual(notice, notices[nr - 1]));

const NOTHING_HELD: Partial<HeldDossier> & Omit<HeldDossier, 'record'> = { rows: [], notices: [] };

const missing = (expected: readonly Row[], there: readonly Row[]): number =>
  Math.max(0, expected.length - there.length);

const prove = ({ messages, held, isMended }: PortalEvidence) => {
  const record = messages.at(-1)?.record;
  const expected = rowsOf(messages);
  const told = withoutRepeats(messages.flatMap(({ notice }) => (notice ? [{ ...notice }] : [])));
  const { record: kept, rows, notices } = held ?? NOTHING_HELD;
  const heard = withoutRepeats(notices);
  return {
    isSame:
      isDeepStrictEqual(kept, record) && areSame(rows, expected, isMended) && isDeepStrictEqual(heard, told),
    lost: (record && !kept ? 1 : 0) + missing(expected, rows) + missing(told, heard),
    doubled: missing(rows, expected),
    rows: rows.length,
    notices: heard.length,
  };
};

/** Holds every dossier at the portal against the log: its last record, and each row and notice in its order. */
export const provePortal = async (evidence: AsyncIterable<PortalEvidence>): Promise<PortalProof> => {
  const differences: string[] = [];
  let [dossiers, rows, notices, lost, doubled] = [0, 0, 0, 0, 0];
  for await (const each of evidence) {
    const proof = prove(each);
    dossiers += 1;
    rows += proof.rows;
    notices += proof.notices;
    lost += proof.lost;
    doubled += proof.doubled;
    if (!proof.isSame) differences.push(each.code);
  }
  return { dossiers, rows, notices, differences, lost, doubled };
};
