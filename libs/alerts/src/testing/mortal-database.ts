import type { Database, RunStatement } from '@hoso/postgres';

/** The power is cut: nothing that the process would do afterwards happens. */
export class PowerCut extends Error {}

/** Whether the power is cut now; once it is, the process stays dead. */
export class Power {
  isCut = false;

  constructor(private readonly chance: () => boolean) {}

  /** @throws PowerCut */
  demand(): void {
    if (this.isCut || this.chance()) {
      this.isCut = true;
      throw new PowerCut('The power is cut');
    }
  }
}

/** A database as one process sees it that may die before each statement and after each commit. */
export const mortalDatabase = (database: Database<unknown>, power: Power): Database<unknown> => {
  const mortal =
    (query: RunStatement): RunStatement =>
    (statement) => {
      power.demand();
      return query(statement);
    };
  return {
    ...database,
    query: async (statement) => mortal(database.query)(statement),
    transaction: async (work) => {
      power.demand();
      const result = await database.transaction(async (query) => {
        const worked = await work(mortal(query));
        power.demand();
        return worked;
      });
      power.demand();
      return result;
    },
  };
};
