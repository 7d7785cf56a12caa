import type { DossierCommands } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import { EachOnce } from '../shape/each-once';
import { Moment, OneOf, Optional, Part, Parts } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';
import { OpeningDto, ProvidedComponentDto } from './vocabulary.dto';

export class ReceiveDto extends CommandDto {
  @Optional() @Part(() => OpeningDto) readonly opening?: OpeningDto;
  @EachOnce('component')
  @Parts(() => ProvidedComponentDto, LENGTHS.list)
  readonly components!: ProvidedComponentDto[];
  @Optional() @Moment() readonly appointment?: string;
  @Optional() @OneOf(['imported']) readonly regime?: 'imported';
}

export const receiveData = ({
  occurredAt: _,
  appointment,
  ...data
}: ReceiveDto): DossierCommands['Receive'] => ({
  ...data,
  ...(appointment !== undefined && { appointment: instantOf(appointment) }),
});
