import type { Clock } from '@hoso/kernel';
import type { KeptDossier, KeptRow, PortalRecord } from './kept';
import { lastNumber, type Tables } from './tables';

export interface DossierPage {
  readonly items: readonly (KeptDossier & { readonly code: string })[];
  /** What to go on after; absent on the last page. */
  readonly next?: string;
}

export interface DossierQuery {
  /** By code, or the latest change first. */
  readonly order: 'code' | 'recent';
  readonly after?: string;
  readonly limit: number;
  readonly matches?: (dossier: KeptDossier) => boolean;
}

const LARGEST = Number.MAX_SAFE_INTEGER;
/** Dossiers that one page looks at, however few of them match. */
const MOST_SEEN = 20_000;

/** The dossiers that the portal keeps, each with its rows of progress. */
export class DossierRecords {
  private lastChange: number;

  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {
    this.lastChange = lastNumber(tables.changes);
  }

  find(code: string): KeptDossier | undefined {
    return this.tables.dossiers.get(code);
  }

  rowsOf(code: string): readonly KeptRow[] {
    const range = this.tables.rows.getRange({ start: [code, 0], end: [code, LARGEST] });
    return [...range.map(({ value }) => value)];
  }

  /** Call it in a transaction, as `addRow`. */
  put(code: string, record: PortalRecord): void {
    this.keep(code, { record, editedByHand: false });
  }

  /** Changes a dossier as an operator at the portal would. @returns false when there is none */
  edit(code: string, changes: PortalRecord): boolean {
    return this.tables.transaction(() => {
      const known = this.find(code);
      if (known) this.keep(code, { record: { ...known.record, ...changes }, editedByHand: true });
      return known !== undefined;
    });
  }

  addRow(code: string, row: PortalRecord): void {
    const rows = (this.find(code)?.rows ?? 0) + 1;
    this.tables.rows.putSync([code, rows], { at: this.clock.now(), row });
    this.keep(code, { rows });
  }

  /** Takes a row away as an operator at the portal would; those behind it move up. @param nr from 1 @returns false when there is none */
  removeRow(code: string, nr: number): boolean {
    return this.tables.transaction(() => {
      const rows = [...this.rowsOf(code)];
      if (nr < 1 || nr > rows.length) return false;
      rows.slice(nr).forEach((row, behind) => this.tables.rows.putSync([code, nr + behind], row));
      this.tables.rows.removeSync([code, rows.length]);
      this.keep(code, { rows: rows.length - 1 });
      return true;
    });
  }

  /** Deletes a dossier and its rows. @returns false when there is none */
  remove(code: string): boolean {
    return this.tables.transaction(() => {
      const known = this.find(code);
      if (!known) return false;
      for (let row = 1; row <= known.rows; row += 1) this.tables.rows.removeSync([code, row]);
      this.tables.changes.removeSync(known.change);
      this.tables.dossiers.removeSync(code);
      return true;
    });
  }

  page(query: DossierQuery): DossierPage {
    const items: (KeptDossier & { code: string })[] = [];
    let seen = 0;
    for (const { place, code } of this.places(query)) {
      const dossier = this.find(code)!;
      if (query.matches?.(dossier) ?? true) items.push({ code, ...dossier });
      seen += 1;
      if (items.length === query.limit || seen === MOST_SEEN) return { items, next: place };
    }
    return { items };
  }

  count(): number {
    return (this.tables.dossiers.getStats() as { entryCount: number }).entryCount;
  }

  private *places({ order, after }: DossierQuery): Generator<{ place: string; code: string }> {
    const { dossiers, changes } = this.tables;
    if (order === 'code') {
      for (const code of dossiers.getKeys(after === undefined ? {} : { start: after }))
        if (code !== after) yield { place: code, code };
      return;
    }
    const start = after === undefined ? LARGEST : Number(after) - 1;
    for (const { key, value } of changes.getRange({ start, reverse: true }))
      yield { place: String(key), code: value };
  }

  private keep(code: string, news: Partial<KeptDossier>): void {
    const now = this.clock.now();
    const known = this.find(code);
    if (known) this.tables.changes.removeSync(known.change);
    this.lastChange += 1;
    const fresh = { record: {}, firstAt: now, rows: 0, editedByHand: false };
    const kept = { ...fresh, ...known, ...news, changedAt: now, change: this.lastChange };
    this.tables.dossiers.putSync(code, kept);
    this.tables.changes.putSync(this.lastChange, code);
  }
}
