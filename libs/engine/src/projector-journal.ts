/** What a projector reports to. */
export interface ProjectorJournal {
  readonly warn: (facts: object, message: string) => void;
}
