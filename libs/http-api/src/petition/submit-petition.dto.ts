import { INTAKE_CHANNELS, NATURES, type IntakeChannel, type Nature } from '@hoso/domain';
import { CommandDto } from '../dossier/command.dto';
import { LENGTHS } from '../dossier/lengths';
import { OneOf, Optional, Part, Text } from '../shape/fields';
import { CONTENT_LENGTH, PetitionerDto } from './petition-vocabulary.dto';

export class SubmitPetitionDto extends CommandDto {
  @OneOf(INTAKE_CHANNELS) readonly channel!: IntakeChannel;
  @Text(LENGTHS.code) readonly unit!: string;
  @OneOf(NATURES) readonly nature!: Nature;
  @Part(() => PetitionerDto) readonly petitioner!: PetitionerDto;
  @Text(CONTENT_LENGTH) readonly content!: string;
  @Optional() @Text(LENGTHS.code) readonly dossier?: string;
}
