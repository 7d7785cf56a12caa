import { OneOf, Part, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { LimitDto } from './vocabulary.dto';

export class HandOverDto extends CommandDto {
  @Text(LENGTHS.code) readonly hop!: string;
  @Text(LENGTHS.code) readonly agency!: string;
  @OneOf(['in-turn', 'in-parallel']) readonly order!: 'in-turn' | 'in-parallel';
  @Part(() => LimitDto) readonly limit!: LimitDto;
}
