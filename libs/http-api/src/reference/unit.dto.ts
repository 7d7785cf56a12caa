import { LEVELS } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { LENGTHS } from '../dossier/lengths';
import { Day, Flag, OneOf, Optional, Text } from '../shape/fields';

export class UnitDto {
  @Text(LENGTHS.code) readonly id!: string;
  @Text(LENGTHS.name) readonly name!: string;
  @OneOf(LEVELS) readonly level!: (typeof LEVELS)[number];
  @Day() readonly validFrom!: PlainDate;
  @Optional() @Text(LENGTHS.code) readonly calendar?: string;
}

export class DissolutionDto {
  @Day() readonly validTo!: PlainDate;
  @Optional() @Text(LENGTHS.code) readonly successor?: string;
  @Text(LENGTHS.name) readonly legalBasis!: string;
}

export class OfficerDto {
  @Text(LENGTHS.code) readonly id!: string;
  @Text(LENGTHS.name) readonly name!: string;
  @Text(LENGTHS.name) readonly position!: string;
  @Flag() readonly head!: boolean;
  @Day() readonly validFrom!: PlainDate;
  @Optional() @Day() readonly validTo?: PlainDate;
}

export class DelegationDto {
  @Text(LENGTHS.code) readonly id!: string;
  @Text(LENGTHS.code) readonly from!: string;
  @Text(LENGTHS.code) readonly to!: string;
  @Text(LENGTHS.name) readonly legalBasis!: string;
  @Day() readonly validFrom!: PlainDate;
  @Optional() @Day() readonly validTo?: PlainDate;
}

export class LastDayDto {
  @Day() readonly validTo!: PlainDate;
}
