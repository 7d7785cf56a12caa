import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { Optional, Text } from '../shape/fields';

export class AssignPetitionDto extends CommandDto {
  @Text(LENGTHS.code) readonly officer!: string;
  @Optional() @Text(LENGTHS.code) readonly delegation?: string;
}
