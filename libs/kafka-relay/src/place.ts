/** How far a partition tells the log. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  /** Position in the log of the last event that it tells. */
  readonly position: bigint;
  /** How many records were published there. */
  readonly records: number;
}

/** A partition, or a key, within its topic; names of topics hold no slash. */
export const within = (topic: string, what: string | number): string => `${topic}/${what}`;
