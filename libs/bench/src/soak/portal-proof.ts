import { isDeepStrictEqual } from 'node:util';
import type { PortalMessage, ProgressRecord } from '@hoso/portal';

/** What the portal holds of one dossier. */
export interface HeldDossier {
  readonly record: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What became of what the log has to tell the portal. */
export interface PortalProof {
  readonly dossiers: number;
  readonly rows: number;
  /** Dossiers that the portal holds otherwise than the log tells. */
  readonly differences: readonly string[];
  /** Records and rows that are not there. */
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

const prove = ({ messages, held, isMended }: PortalEvidence) => {
  const expected = rowsOf(messages);
  const record = messages.at(-1)?.record;
  const rows = held?.rows ?? [];
  return {
    isSame: isDeepStrictEqual(held?.record, record) && areSame(rows, expected, isMended),
    lost: (record && !held ? 1 : 0) + Math.max(0, expected.length - rows.length),
    doubled: Math.max(0, rows.length - expected.length),
    rows: rows.length,
  };
};

/** Holds every dossier at the portal against the log: its last record, and each row in its order. */
export const provePortal = async (evidence: AsyncIterable<PortalEvidence>): Promise<PortalProof> => {
  const differences: string[] = [];
  let [dossiers, rows, lost, doubled] = [0, 0, 0, 0];
  for await (const each of evidence) {
    const proof = prove(each);
    dossiers += 1;
    rows += proof.rows;
    lost += proof.lost;
    doubled += proof.doubled;
    if (!proof.isSame) differences.push(each.code);
  }
  return { dossiers, rows, differences, lost, doubled };
};
