import type { Database, Statement } from '@hoso/postgres';

/** Transactions as they were sent, to be sent again without anything of Hoso around them. */
export class RecordedStatements {
  private readonly transactions: Statement[][] = [];
  private rows = 0;
  private isFull = false;

  /** @param most rows that are kept at most, as they stay in memory */
  constructor(private readonly most: number) {}

  /** The same database, whose multi-row upserts are kept as they pass. */
  recording(database: Database<unknown>): Database<unknown> {
    return {
      ...database,
      transaction: (work) =>
        database.transaction((query) => {
          const sent: Statement[] = [];
          if (!this.isFull) this.transactions.push(sent);
          return work((statement) => {
            if (statement.name?.startsWith('upsert ')) sent.push(statement);
            return query(statement);
          });
        }),
    };
  }

  /** Called with the rows written so far. */
  reached(rows: number): void {
    if (this.isFull) return;
    this.rows = rows;
    this.isFull = rows >= this.most;
  }

  /** Sends them again, one transaction after the other. @returns rows per second */
  async replay(database: Database<unknown>): Promise<number> {
    const from = performance.now();
    for (const statements of this.transactions)
      await database.transaction(async (query) => {
        for (const statement of statements) await query(statement);
      });
    return (1_000 * this.rows) / (performance.now() - from);
  }
}
