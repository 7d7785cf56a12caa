import { LENGTHS } from '../dossier/lengths';
import { Optional, Text } from '../shape/fields';

/** What the answer is to show. */
export class WaitForDto {
  /** `CODE@REVISION`, for an alert `ID@REVISION`, or a log position: answer once the rows show it, or 503 after five seconds. */
  @Optional() @Text(LENGTHS.code + 20) readonly waitFor?: string;
}
