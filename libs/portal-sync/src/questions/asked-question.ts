import { isQuestionId, type ReceiveQuestion } from '@hoso/domain';
import type { CatalogueEntry } from '@hoso/portal';
import { withoutTexts } from '../exchange/masked';

/** An entry of the portal’s list: a question to answer, one that was answered, or none that can be taken. */
export type ReadEntry =
  | { readonly kind: 'asked'; readonly id: string; readonly data: ReceiveQuestion }
  | { readonly kind: 'answered'; readonly id: string }
  | { readonly kind: 'faulty'; readonly id: string; readonly fault: 'HOIDAPID' | 'NOIDUNG' };

const CONTENT_MOST = 100_000;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const asText = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : textIn(value);

/** A code of the portal’s as topics may repeat it; anything else is left out, as it could be prose. */
const codeIn = (value: unknown): string | undefined => {
  const text = asText(value);
  return isQuestionId(text) ? text : undefined;
};

/** What is not told is absent. */
const known = <Members extends object>(members: Members) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Members]?: NonNullable<Members[Name]>;
  };

/**
 * Reads an entry of `LayDanhSachHoiDapGuiTuDVCQG`. *TRANGTHAI* 0 has been answered; all else is to be answered.
 * @param unitCode the authority as the portal knows it: it is asked where the entry names no unit
 */
export const readQuestion = (entry: CatalogueEntry, unitCode: string): ReadEntry => {
  const id = asText(entry['HOIDAPID']);
  if (asText(entry['TRANGTHAI']) === '0') return { kind: 'answered', id: id ?? '' };
  if (!isQuestionId(id)) return { kind: 'faulty', id: withoutTexts(id ?? '', []), fault: 'HOIDAPID' };
  const content = textIn(entry['NOIDUNG']);
  if (content === undefined || content.length > CONTENT_MOST) return { kind: 'faulty', id, fault: 'NOIDUNG' };
  const data = {
    unit: codeIn(entry['MADONVI']) ?? unitCode,
    ...known({ field: codeIn(entry['MALINHVUC']), procedure: codeIn(entry['MATTHCDP']) }),
    asker: known({ name: textIn(entry['HOVATEN']), email: textIn(entry['THUDIENTU']) }),
    content,
  };
  return { kind: 'asked', id, data };
};
