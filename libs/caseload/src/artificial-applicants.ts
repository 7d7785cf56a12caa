import type { Applicant } from '@hoso/domain';
import { seededRandom } from './seeded-random';

/** A fifth of the applicants has been here before. */
export const RETURNING_SHARE = 0.2;

const ORGANISATION_SHARE = 0.12;

const applicantOf = (seed: number, number: number): Applicant => {
  const digits = String(number).padStart(6, '0');
  if (seededRandom(seed ^ 0x0a6a, number)() < ORGANISATION_SHARE) {
    return { kind: 'organisation', name: `Công ty TNHH ${digits}`, identityNumber: `9990${digits}` };
  }
  return {
    kind: 'person',
    name: `Công dân ${digits}`,
    // No province has the number 999, and no subscriber's number begins with 0000.
    identityNumber: `999000${digits}`,
    phone: `0000${digits}`,
    email: `cong-dan-${digits}@example.org`,
    address: `Số ${1 + (number % 200)}, thôn Mẫu, phường Mẫu, tỉnh Hải Dương`,
  };
};

/** Who files the dossier with this index: a fifth are applicants of an earlier index; all are clearly artificial. */
export const applicantFor = (seed: number, index: number): Applicant => {
  const random = seededRandom(seed ^ 0x5eed, index);
  if (index > 0 && random() < RETURNING_SHARE) return applicantFor(seed, Math.floor(random() * index));
  return applicantOf(seed, index + 1);
};
