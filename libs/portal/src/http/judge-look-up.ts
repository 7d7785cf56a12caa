import type { DossierRecord, Exchange, LookUp, ProgressRecord } from '../port';
import { judgeReply } from './judge-reply';
import { parsePortalReply } from './portal-reply';
import type { Reply } from './post-json';

type Found = Readonly<Record<string, unknown>>;

const ROWS = 'DanhSachTienDo';

const entriesOf = (result: unknown): readonly Found[] =>
  Array.isArray(result) ? (result as readonly Found[]) : result ? [result as Found] : [];

/** A dossier as it was found: with record and rows, or no more than that it is there. */
const foundAs = (found: Found, exchange: Exchange): LookUp => {
  const rows = found[ROWS];
  if (typeof found['TrangThaiHoSo'] !== 'string' || !Array.isArray(rows)) return { kind: 'exists', exchange };
  const record = Object.fromEntries(Object.entries(found).filter(([name]) => name !== ROWS));
  return {
    kind: 'known',
    exchange,
    record: record as DossierRecord,
    progress: rows as readonly ProgressRecord[],
  };
};

/** What the answer to a look-up says. */
export const judgeLookUp = (reply: Reply, exchange: Exchange): LookUp => {
  const judgement = judgeReply(reply);
  const { kind } = judgement;
  if (kind === 'absent') return { kind, exchange };
  if (kind === 'exists') return { kind, exchange };
  if (kind !== 'accepted') return { ...judgement, exchange };
  const [found] = entriesOf(reply.kind === 'answered' ? parsePortalReply(reply.text)?.result : undefined);
  return found ? foundAs(found, exchange) : { kind: 'absent', exchange };
};
