import type { Applicant, FileRef } from '@hoso/domain';

export const applicant = (changes: Partial<Applicant> = {}): Applicant => ({
  kind: 'person',
  name: 'Nguyễn Thị Hoa',
  identityNumber: '030190001234',
  phone: '0912345678',
  ...changes,
});

/** A scan; `digit` makes its hash. */
export const fileRef = (digit = 'a'): FileRef => ({
  sha256: digit.repeat(64),
  mediaType: 'application/pdf',
  sizeBytes: 204_800,
});
