import { ASSISTANTS, CHANNELS } from '@hoso/domain';
import { Amount, Flag, Form, OneOf, Optional, Part, Text, Whole } from '../shape/fields';
import { NotBeside } from '../shape/not-beside';
import { AMOUNT_MAX, LENGTHS, LIMIT_UNITS } from './lengths';

export class FileRefDto {
  @Form('sha256') readonly sha256!: string;
  @Form('mediaType') readonly mediaType!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER) readonly sizeBytes!: number;
}

export class ReusedFromDto {
  @OneOf(['citizen-store', 'shared-database', 'earlier-dossier']) readonly source!:
    'citizen-store' | 'shared-database' | 'earlier-dossier';
  @Text(LENGTHS.name) readonly reference!: string;
}

export class ProvidedComponentDto {
  @Text(LENGTHS.code) readonly component!: string;
  @Optional() @Part(() => FileRefDto) readonly digitised?: FileRefDto;
  @Optional()
  @NotBeside('digitised')
  @Part(() => ReusedFromDto)
  readonly reused?: ReusedFromDto;
}

export class SupplementItemDto {
  @Text(LENGTHS.code) readonly component!: string;
  @Text(LENGTHS.reason) readonly reason!: string;
  @Optional() @Text(LENGTHS.name) readonly provision?: string;
}

export class LetterDto {
  @Text(LENGTHS.name) readonly number!: string;
  @Optional() @Part(() => FileRefDto) readonly file?: FileRefDto;
}

export class PortalAccountDto {
  @Text(LENGTHS.code) readonly id!: string;
}

export class ApplicantDto {
  @OneOf(['person', 'organisation']) readonly kind!: 'person' | 'organisation';
  @Text(LENGTHS.name) readonly name!: string;
  @Optional() @Text(LENGTHS.code) readonly identityNumber?: string;
  @Optional() @Text(LENGTHS.code) readonly phone?: string;
  @Optional() @Text(LENGTHS.name) readonly email?: string;
  @Optional() @Text(LENGTHS.reason) readonly address?: string;
  @Optional() @Part(() => PortalAccountDto) readonly account?: PortalAccountDto;
}

export class NationalFilingDto {
  @Form('portalNumber') readonly number!: string;
}

export class OpeningDto {
  @Text(LENGTHS.code) readonly procedure!: string;
  @OneOf(CHANNELS) readonly channel!: (typeof CHANNELS)[number];
  @Text(LENGTHS.code) readonly unit!: string;
  @Part(() => ApplicantDto) readonly applicant!: ApplicantDto;
  @Optional() @Part(() => ApplicantDto) readonly representative?: ApplicantDto;
  @Optional() @OneOf(ASSISTANTS) readonly assistedBy?: (typeof ASSISTANTS)[number];
  @Optional() @Part(() => NationalFilingDto) readonly nationalPortal?: NationalFilingDto;
  @Optional() @Flag() readonly verifiedByVneid?: boolean;
}

export class LimitDto {
  @Amount(0, AMOUNT_MAX) readonly amount!: number;
  @OneOf(LIMIT_UNITS) readonly unit!: (typeof LIMIT_UNITS)[number];
}
