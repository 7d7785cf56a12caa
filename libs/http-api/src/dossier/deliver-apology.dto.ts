import { OneOf, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class DeliverApologyDto extends CommandDto {
  @OneOf(['applicant', 'representative']) readonly receivedBy!: 'applicant' | 'representative';
  @Text(LENGTHS.name) readonly evidence!: string;
  @OneOf(['one-stop', 'post', 'electronic']) readonly means!: 'one-stop' | 'post' | 'electronic';
}
