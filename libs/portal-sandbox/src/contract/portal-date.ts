import { epochMs, parseLocal, VIETNAM } from '@hoso/kernel';

const FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Milliseconds since 1970 of a portal date (`yyyyMMddHHmmss`, time of Vietnam); undefined when it is none. */
export const portalDateMs = (text: unknown): number | undefined => {
  const parts = typeof text === 'string' ? FORM.exec(text) : undefined;
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const at = parseLocal(`${year}-${month}-${day}T${hour}:${minute}:${second}`, VIETNAM);
  return at && epochMs(at);
};
