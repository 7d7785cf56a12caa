import { LRUCache } from 'lru-cache';

/** How values that are not in memory are found. */
export interface Source<Value> {
  /** Saved values; keys without one are left out. */
  readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  /** That of a key without one. */
  readonly none: Value;
}

/** Values by key, as a table will hold them: changes that are not saved yet, and some of what is saved. */
export class Remembered<Value extends object | number> {
  private readonly unsaved = new Map<string, Value>();
  private readonly saved: LRUCache<string, Value>;

  /** @param max values that are kept of those that are saved; more than one batch needs */
  constructor(
    max: number,
    private readonly source: Source<Value>,
  ) {
    this.saved = new LRUCache({ max });
  }

  /** Reads what `get` will be asked for. */
  async learn(keys: Iterable<string>): Promise<void> {
    const unknown = [...new Set(keys)].filter((key) => !this.unsaved.has(key) && !this.saved.has(key));
    if (unknown.length === 0) return;
    const found = await this.source.read(unknown);
    for (const key of unknown) this.saved.set(key, found.get(key) ?? this.source.none);
  }

  get(key: string): Value {
    return this.unsaved.get(key) ?? this.saved.get(key) ?? this.source.none;
  }

  /** A key of which no table holds anything yet. */
  isNew(key: string): void {
    this.saved.set(key, this.source.none);
  }

  change(key: string, value: Value): void {
    this.unsaved.set(key, value);
  }

  /** To be told of changes that were saved. */
  settle(changes: ReadonlyMap<string, Value>): void {
    for (const [key, value] of changes) {
      this.saved.set(key, value);
      if (this.unsaved.get(key) === value) this.unsaved.delete(key);
    }
  }
}
