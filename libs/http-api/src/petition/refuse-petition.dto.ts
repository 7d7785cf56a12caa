import { REFUSAL_GROUNDS, type RefusalGround } from '@hoso/domain';
import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Text } from '../shape/fields';

export class RefusePetitionDto extends CommandDto {
  @OneOf(REFUSAL_GROUNDS) readonly ground!: RefusalGround;
  @Text(LENGTHS.reason) readonly explanation!: string;
  @Optional() @Text(LENGTHS.name) readonly competentAgency?: string;
}
