import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PETITION_PHASES, PHASES } from '@hoso/domain';

export class AnsweredEventDto {
  @ApiProperty() readonly type!: string;
  @ApiProperty() readonly revision!: number;
}

/** What a command led to, as it is documented. */
export class CommandAnswerDto {
  @ApiProperty({ format: 'uuid' }) readonly commandId!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly revision!: number;
  @ApiProperty({ enum: [...new Set<string>([...PHASES, ...PETITION_PHASES])] }) readonly phase!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly dueAt?: string;
  @ApiPropertyOptional({ description: 'Whether the due date rests on a calendar that is not final' })
  readonly provisional?: boolean;
  @ApiProperty({ type: [AnsweredEventDto] }) readonly events!: AnsweredEventDto[];
  @ApiProperty({ description: 'The command had been carried out before: this is its first result' })
  readonly repeated!: boolean;
}
