import type { DossierQuery } from '../records/dossier-records';
import type { KeptDossier } from '../records/kept';
import { NotASwitch } from '../records/settings';
import type { Period } from '../inspection/sandbox-desk';

type Query = Readonly<Record<string, string | undefined>>;

const MOST_ITEMS = 500;
const USUAL_ITEMS = 50;

export const limitIn = ({ limit }: Query): number => {
  const wanted = limit === undefined ? USUAL_ITEMS : Number(limit);
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_ITEMS) return wanted;
  throw new NotASwitch(`limit: a whole number from 1 to ${MOST_ITEMS} is expected`);
};

/** A whole number from 0 on. @throws NotASwitch */
export const numberIn = (name: string, text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new NotASwitch(`${name}: a number is expected`);
};

export const beforeIn = ({ before }: Query): number | undefined =>
  before === undefined ? undefined : numberIn('before', before);

const filterOf =
  ({ q, status, procedure }: Query) =>
  ({ record }: KeptDossier): boolean =>
    (!status || record['TrangThaiHoSo'] === status) &&
    (!procedure || record['MaTTHC'] === procedure) &&
    (!q ||
      `${String(record['MaHoSo'])} ${String(record['ChuHoSo'])}`.toLowerCase().includes(q.toLowerCase()));

/** `order`, `after`, `limit`, `q` (in code or name), `status`, `procedure`. */
export const dossierQueryOf = (query: Query): DossierQuery => {
  const { order = 'recent', after } = query;
  if (order !== 'recent' && order !== 'code') throw new NotASwitch('order: recent or code is expected');
  if (after !== undefined && order === 'recent') numberIn('after', after);
  const matches = filterOf(query);
  return { order, limit: limitIn(query), matches, ...(after !== undefined && { after }) };
};

const momentIn = (name: string, text: string): number => {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new NotASwitch(`${name}: a date, or a date and time with offset, is expected`);
  return at;
};

/** `from` and `to`, ISO 8601; a day begins at midnight UTC. */
export const periodOf = ({ from, to }: Query): Period => ({
  ...(from !== undefined && { fromMs: momentIn('from', from) }),
  ...(to !== undefined && { toMs: momentIn('to', to) }),
});
