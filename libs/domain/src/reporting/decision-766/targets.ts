/** The stage targets (NQ 76/NQ-CP) that earn full points, in % by component, from a year on. */
export interface StageTargets {
  readonly fromYear: number;
  readonly rates: Readonly<Record<string, number>>;
}

/** Where the rules leave a choice: which formula a component follows, instead of its own. */
export interface Options766 {
  readonly stages: readonly StageTargets[];
  readonly linear: readonly string[];
  /** Dossiers of which the on-time rate is taken: received in the period, or all that were in hand in it. */
  readonly onTimeOf: 'received' | 'in-hand';
  /** Dossiers that have to be paid for: of a procedure with a fee, as the portal is told; or those asked to pay. */
  readonly feeOwed: 'published' | 'required';
  /** What the population database is called where components are taken from it, as procedures or references name it. */
  readonly populationDatabases: readonly string[];
}

export const OPTIONS_766: Options766 = {
  stages: [
    {
      fromYear: 2022,
      rates: { '3.1': 80, '3.3': 50, '3b.5a': 80, '3b.5b': 80, '4.2': 80, '4.3': 80, '5.4': 90 },
    },
  ],
  linear: [],
  onTimeOf: 'received',
  feeOwed: 'published',
  populationDatabases: ['CSDL quốc gia về dân cư', 'Cơ sở dữ liệu quốc gia về dân cư'],
};

/** The targets in force in a year; those of the first stage before it. */
export const stageIn = ({ stages }: Options766, year: number): StageTargets | undefined =>
  stages.filter(({ fromYear }) => fromYear <= year).at(-1) ?? stages[0];
