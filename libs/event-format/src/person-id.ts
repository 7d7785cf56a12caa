import { createHmac } from 'node:crypto';
import type { HmacSecret } from './payload-hmac';

/** What makes a person the same person: the identity number, else the dossier, else the command that names them. */
export type PersonBasis =
  | { readonly identityNumber: string }
  | { readonly dossier: string; readonly part: string }
  | { readonly command: string; readonly part: string };

const basisText = (basis: PersonBasis): string => {
  if ('identityNumber' in basis)
    return `identity-number:${basis.identityNumber.replace(/[\s.-]/g, '').toUpperCase()}`;
  return 'dossier' in basis
    ? `dossier:${basis.dossier}:${basis.part}`
    : `command:${basis.command}:${basis.part}`;
};

/** An opaque, stable id of a person, 24 characters (144 bits of an HMAC-SHA-256, base64url). */
export const personIdOf = (secret: HmacSecret, basis: PersonBasis): string =>
  createHmac('sha256', secret).update(basisText(basis)).digest('base64url').slice(0, 24);
