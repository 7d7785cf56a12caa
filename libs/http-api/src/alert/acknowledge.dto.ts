import { LENGTHS } from '../dossier/lengths';
import { Optional, Text } from '../shape/fields';

export class AcknowledgeDto {
  /** What will be done about it. */
  @Optional() @Text(LENGTHS.reason) readonly note?: string;
}
