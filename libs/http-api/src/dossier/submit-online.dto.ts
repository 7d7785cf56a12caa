import { EachOnce } from '../shape/each-once';
import { Part, Parts } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { OpeningDto, ProvidedComponentDto } from './vocabulary.dto';

export class SubmitOnlineDto extends CommandDto {
  @Part(() => OpeningDto) readonly opening!: OpeningDto;
  @EachOnce('component')
  @Parts(() => ProvidedComponentDto, LENGTHS.list)
  readonly components!: ProvidedComponentDto[];
}
