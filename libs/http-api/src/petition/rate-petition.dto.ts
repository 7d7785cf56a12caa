import { RATINGS, type PetitionRating } from '@hoso/domain';
import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Text } from '../shape/fields';

export class RatePetitionDto extends CommandDto {
  @OneOf(RATINGS) readonly rating!: PetitionRating;
  @Optional() @Text(LENGTHS.reason) readonly comment?: string;
}
