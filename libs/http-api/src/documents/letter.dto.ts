import { LENGTHS } from '../dossier/lengths';
import { Moment, Optional, Text } from '../shape/fields';

/** For the draft of an apology; without a reason the letter that was recorded is given. */
export class ApologyPreviewDto {
  @Optional() @Text(LENGTHS.reason) readonly reason?: string;
  /** The one new date; without it the late letter that gives none. */
  @Optional() @Moment() readonly newDueAt?: string;
}
