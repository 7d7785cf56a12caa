import type { DossierRecord, Exchange, LookUp, ProgressRecord } from '../port';
import { judgeReply, UNREADABLE } from './judge-reply';
import { saysDossierIsMissing } from './missing-dossier';
import { parsePortalReply } from './portal-reply';
import type { Reply } from './post-json';

type Found = Readonly<Record<string, unknown>>;

const ROWS = 'DanhSachTienDo';

const isObject = (value: unknown): value is Found =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list, or the one that stands there without a list; undefined where it is neither. */
const entriesOf = (result: unknown): readonly Found[] | undefined => {
  if (Array.isArray(result)) return result.every(isObject) ? result : undefined;
  return isObject(result) && typeof result['MaHoSo'] === 'string' ? [result] : undefined;
};

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

/** What an answer to a look-up that the portal took says: an empty list is an absence, no list at all leaves a doubt. */
const judgeTaken = (text: string, exchange: Exchange): LookUp => {
  const { result, message = '' } = parsePortalReply(text) ?? {};
  const entries = entriesOf(result);
  if (entries === undefined && !saysDossierIsMissing(message))
    return { kind: 'unknown', message: UNREADABLE, exchange };
  const [found] = entries ?? [];
  return found ? foundAs(found, exchange) : { kind: 'absent', exchange };
};

/** What the answer to a look-up says. */
export const judgeLookUp = (reply: Reply, exchange: Exchange): LookUp => {
  const judgement = judgeReply(reply);
  const { kind } = judgement;
  if (kind === 'absent') return { kind, exchange };
  if (kind === 'exists') return { kind, exchange };
  if (kind !== 'accepted') return { ...judgement, exchange };
  return judgeTaken(reply.kind === 'answered' ? reply.text : '', exchange);
};
