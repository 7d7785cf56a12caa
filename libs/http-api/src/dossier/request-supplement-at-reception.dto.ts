import { EachOnce } from '../shape/each-once';
import { Optional, Part, Parts, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { OpeningDto, SupplementItemDto } from './vocabulary.dto';

export class RequestSupplementAtReceptionDto extends CommandDto {
  @Optional() @Part(() => OpeningDto) readonly opening?: OpeningDto;
  @EachOnce('component')
  @Parts(() => SupplementItemDto, LENGTHS.list)
  readonly items!: SupplementItemDto[];
  @Text(LENGTHS.reason) readonly reason!: string;
}
