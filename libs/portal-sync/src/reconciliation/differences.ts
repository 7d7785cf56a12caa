import { isDeepStrictEqual } from 'node:util';
import type { PortalDifference } from '@hoso/domain';
import type { DossierRecord, LookUp, PortalMessage, ProgressRecord } from '@hoso/portal';

/** What a look-up shows when it answers at all. */
export type Found = Extract<LookUp, { readonly kind: 'absent' | 'exists' | 'known' }>;

const fieldsThatDiffer = (told: DossierRecord, found: DossierRecord): readonly PortalDifference[] =>
  [...new Set([...Object.keys(told), ...Object.keys(found)])]
    .filter((field) => !isDeepStrictEqual(told[field], found[field]))
    .map((field) => ({ what: 'field', field }));

const textOf = (row: ProgressRecord, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

const placeOf = (row: ProgressRecord): string => `${textOf(row, 'TrangThai')} ${textOf(row, 'ThoiDiemXuLy')}`;

/** Rows are told apart by status and business time; as many like each other as were told are to be there. */
const rowsThatDiffer = (
  messages: readonly PortalMessage[],
  found: readonly ProgressRecord[],
): readonly PortalDifference[] => {
  const left = [...found];
  const missing = messages.flatMap(({ progress, revision }): readonly PortalDifference[] => {
    if (!progress) return [];
    const place = left.findIndex((row) => placeOf(row) === placeOf(progress));
    if (place < 0) return [{ what: 'row-missing', message: revision }];
    left.splice(place, 1);
    return [];
  });
  const extra = left.map((row): PortalDifference => {
    return { what: 'row-extra', status: textOf(row, 'TrangThai'), at: textOf(row, 'ThoiDiemXuLy') };
  });
  return [...missing, ...extra];
};

/** How what the portal holds differs from the messages that were delivered to it, of which there is at least one. */
export const differencesOf = (
  delivered: readonly PortalMessage[],
  found: Found,
): readonly PortalDifference[] => {
  if (found.kind === 'absent') return [{ what: 'record-missing' }];
  if (found.kind === 'exists') return [];
  const { record, progress } = found;
  return [...fieldsThatDiffer(delivered.at(-1)!.record, record), ...rowsThatDiffer(delivered, progress)];
};
