import { EachOnce } from '../shape/each-once';
import { Optional, Parts, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { SupplementItemDto } from './vocabulary.dto';

export class RequestSupplementDto extends CommandDto {
  @EachOnce('component')
  @Parts(() => SupplementItemDto, LENGTHS.list)
  readonly items!: SupplementItemDto[];
  @Text(LENGTHS.reason) readonly reason!: string;
  @Optional() @Text(LENGTHS.name) readonly legalBasis?: string;
}
