/** What an actor may be; rights hang on it in `libs/access`. */
export const ROLES = [
  'applicant',
  'clerk',
  'officer',
  'head',
  'auditor',
  'operations',
  'service',
  'import',
  'clock',
  'public',
] as const;

/** `clerk` is the one-stop clerk (*cán bộ một cửa*); `head` the head of a unit (*thủ trưởng*). */
export type Role = (typeof ROLES)[number];

/** Who acted, as it is stored with every event. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** The unit for which the actor acted; absent for the public, the clock and technical roles. */
  readonly unit?: string;
  /** The delegation under which the actor acted in another official's stead. */
  readonly delegation?: string;
}
