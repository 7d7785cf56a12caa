import { Texts } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class RequirePaymentDto extends CommandDto {
  @Texts(LENGTHS.list, LENGTHS.code) readonly fees!: string[];
}
