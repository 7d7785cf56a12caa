/** Why a read model could not be looked after, or not be read at a revision. */
export type UpkeepFailureCode =
  | 'rebuild-running'
  | 'live-rows-stand-still'
  | 'projection-unknown'
  | 'stream-unknown'
  | 'stream-parked'
  | 'read-model-behind'
  | 'read-model-building';

/** @param facts what was found and expected; never personal data */
export class UpkeepFailure extends Error {
  constructor(
    readonly code: UpkeepFailureCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`Read model: ${code} ${JSON.stringify(facts)}`);
  }
}

export const isUpkeepFailure = (error: unknown): error is UpkeepFailure => error instanceof UpkeepFailure;
