import type { PlainDate } from '@hoso/kernel';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { LENGTHS } from '../dossier/lengths';
import { Day, Days, OneOf, Optional, Part, Parts, PartsByName, Text, Texts, Whole } from '../shape/fields';

const DAYS_OF_YEAR = 366;
const TIME = 5;

export class SessionDto {
  @Text(TIME) readonly from!: string;
  @Text(TIME) readonly to!: string;
}

export class SeasonDto {
  @Text(TIME) readonly from!: string;
  @Text(TIME) readonly to!: string;
  @Parts(() => SessionDto, LENGTHS.list) readonly sessions!: SessionDto[];
}

export class CalendarYearDto {
  @Days(DAYS_OF_YEAR) readonly off!: PlainDate[];
  @Days(DAYS_OF_YEAR) readonly worked!: PlainDate[];
  @OneOf(['final', 'provisional']) readonly status!: 'final' | 'provisional';
  @Text(LENGTHS.reason) readonly source!: string;
  @Optional() @Texts(LENGTHS.list, LENGTHS.name) readonly missing?: string[];
  @Optional() @Day() readonly announcedAt?: PlainDate;
}

/** A whole calendar of a region. */
export class CalendarDto {
  @Text(LENGTHS.code) readonly region!: string;
  @Text(LENGTHS.code) readonly zone!: string;
  @IsArray() @ArrayMaxSize(7) @Whole(1, 7, 'each') readonly weekdays!: number[];
  @Parts(() => SeasonDto, LENGTHS.list) readonly seasons!: SeasonDto[];
  @PartsByName(() => CalendarYearDto) readonly years!: Record<string, CalendarYearDto>;
}

export class AnnouncedYearDto {
  @Text(4) readonly year!: string;
  @Part(() => CalendarYearDto) readonly table!: CalendarYearDto;
}
