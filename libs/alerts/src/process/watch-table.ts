import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from '../migrations';

const READ = `select key, state from ${SCHEMA}.watches where key = any($1::text[])`;
const WRITE = `insert into ${SCHEMA}.watches (key, state)
  select * from unnest($1::text[], $2::jsonb[]) on conflict (key) do update set state = excluded.state`;
const SHARED = 0x616c7274; // "alrt": the first half of the lock of what several processes remember
const LOCK = `select pg_advisory_xact_lock($1, hashtext('watches'))`;

/** What is remembered under keys, read once for a batch and written back at its end. */
export class Watches {
  private readonly states = new Map<string, unknown>();
  private readonly changed = new Set<string>();

  private constructor(private readonly query: RunStatement) {}

  static async of(query: RunStatement, keys: Iterable<string>): Promise<Watches> {
    const watches = new Watches(query);
    await watches.load([...new Set(keys)]);
    return watches;
  }

  async load(keys: readonly string[]): Promise<void> {
    const unread = keys.filter((key) => !this.states.has(key));
    if (unread.length === 0) return;
    for (const key of unread) this.states.set(key, undefined);
    const rows = await this.query<{ readonly key: string; readonly state: unknown }>({
      name: 'alerts-watches',
      text: READ,
      values: [unread],
    });
    for (const { key, state } of rows) this.states.set(key, state);
  }

  /** The same for what other processes write too: they wait until the batch is committed, so that nothing counted is lost. */
  async loadShared(keys: readonly string[]): Promise<void> {
    await this.query({ name: 'alerts-watches-lock', text: LOCK, values: [SHARED] });
    await this.load(keys);
  }

  get<State>(key: string): State | undefined {
    return this.states.get(key) as State | undefined;
  }

  set(key: string, state: object): void {
    if (JSON.stringify(this.states.get(key)) === JSON.stringify(state)) return;
    this.states.set(key, state);
    this.changed.add(key);
  }

  async save(): Promise<void> {
    if (this.changed.size === 0) return;
    const keys = [...this.changed].sort();
    const states = keys.map((key) => JSON.stringify(this.states.get(key)));
    await this.query({ name: 'alerts-watches-write', text: WRITE, values: [keys, states] });
    this.changed.clear();
  }
}
