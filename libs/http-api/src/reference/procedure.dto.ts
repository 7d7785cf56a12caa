import { LEVELS } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { AMOUNT_MAX, LENGTHS } from '../dossier/lengths';
import { LimitDto } from '../dossier/vocabulary.dto';
import { Amount, Day, Flag, Form, OneOf, Optional, Part, Parts, Text, Texts, Whole } from '../shape/fields';

const VERSION_MAX = 1_000_000;

export class LimitsDto {
  @Optional() @Part(() => LimitDto) readonly direct?: LimitDto;
  @Optional() @Part(() => LimitDto) readonly online?: LimitDto;
  @Optional() @Part(() => LimitDto) readonly postal?: LimitDto;
}

export class ProcedureStepDto {
  @Text(LENGTHS.code) readonly code!: string;
  @Text(LENGTHS.name) readonly name!: string;
  @Amount(0, 1) readonly shareOfLimit!: number;
}

export class ComponentDto {
  @Text(LENGTHS.code) readonly code!: string;
  @Text(LENGTHS.reason) readonly name!: string;
  @Flag() readonly required!: boolean;
  @Optional() @Text(LENGTHS.name) readonly obtainableFrom?: string;
  @Optional() @OneOf([true]) readonly presentedOnly?: true;
}

export class FeeDto {
  @Text(LENGTHS.code) readonly code!: string;
  @Text(LENGTHS.name) readonly name!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER) readonly amountVnd!: number;
}

export class ResultDto {
  @Text(LENGTHS.name) readonly name!: string;
  @Flag() readonly document!: boolean;
}

export class StatutoryExtensionDto {
  @Text(LENGTHS.name) readonly legalBasis!: string;
  @Amount(0, AMOUNT_MAX) readonly maximum!: number;
  @Whole(0, AMOUNT_MAX) readonly times!: number;
}

/** A whole version of a procedure; its code stands in the path. */
export class ProcedureVersionDto {
  @Whole(1, VERSION_MAX) readonly version!: number;
  @Day() readonly validFrom!: PlainDate;
  @Optional() @Day() readonly validTo?: PlainDate;
  @Text(LENGTHS.reason) readonly name!: string;
  @Text(LENGTHS.name) readonly field!: string;
  @OneOf(LEVELS) readonly level!: (typeof LEVELS)[number];
  @Part(() => LimitsDto) readonly limits!: LimitsDto;
  @Parts(() => ProcedureStepDto, LENGTHS.list) readonly steps!: ProcedureStepDto[];
  @Parts(() => ComponentDto, LENGTHS.list) readonly components!: ComponentDto[];
  @Parts(() => FeeDto, LENGTHS.list) readonly fees!: FeeDto[];
  @Part(() => ResultDto) readonly result!: ResultDto;
  @Flag() readonly interlinked!: boolean;
  @Flag() readonly opinionPausesClock!: boolean;
  @OneOf(['RESET', 'PAUSE']) readonly supplementClock!: 'RESET' | 'PAUSE';
  @Part(() => LimitDto) readonly supplementAnswerWithin!: LimitDto;
  @Optional() @Part(() => StatutoryExtensionDto) readonly extension?: StatutoryExtensionDto;
  @Optional() @Form('timeOfDay') readonly cutOff?: string;
  @Texts(LENGTHS.list, LENGTHS.code) readonly illustrative!: string[];
}

export class PublicationDto {
  @Whole(1, VERSION_MAX) readonly version!: number;
  @Text(LENGTHS.name) readonly decision!: string;
  @Day() readonly decidedOn!: PlainDate;
  @Day() readonly publishedOn!: PlainDate;
}

export class EndingDto {
  @Whole(1, VERSION_MAX) readonly version!: number;
  @Day() readonly validTo!: PlainDate;
  @Text(LENGTHS.name) readonly decision!: string;
}
