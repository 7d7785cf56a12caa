import type { DossierCommands } from '@hoso/domain';
import { instantOf } from '@hoso/kernel';
import { Moment, Text } from '../shape/fields';
import { CommandDto } from './command.dto';
import { LENGTHS } from './lengths';

export class RequestOpinionDto extends CommandDto {
  @Text(LENGTHS.code) readonly opinion!: string;
  @Text(LENGTHS.code) readonly agency!: string;
  @Text(LENGTHS.reason) readonly question!: string;
  @Moment() readonly dueAt!: string;
}

export const requestOpinionData = ({
  occurredAt: _,
  dueAt,
  ...data
}: RequestOpinionDto): DossierCommands['RequestOpinion'] => ({
  ...data,
  dueAt: instantOf(dueAt),
});
