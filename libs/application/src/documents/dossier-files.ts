import { isEnvelope } from '@hoso/kernel';
import type { DossierReader } from '../replay/dossier-reader';

const refersTo = (value: unknown, sha256: string): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return members.some(([name, member]) => (name === 'sha256' ? member === sha256 : refersTo(member, sha256)));
};

/** What a dossier has to do with files that stand outside the log. */
export class DossierFiles {
  constructor(private readonly dossiers: DossierReader) {}

  /** The name of the key that seals what belongs to the applicant. @throws CommandFailure dossier-not-found */
  async keyNameOf(code: string): Promise<string | undefined> {
    const [first] = await this.dossiers.replay(code);
    const data = first!.event.data;
    const applicant = 'opening' in data ? data.opening?.applicant : undefined;
    return isEnvelope(applicant) ? applicant.person : undefined;
  }

  /** Whether any of its events names the file. @throws CommandFailure dossier-not-found */
  async names(code: string, sha256: string): Promise<boolean> {
    const history = await this.dossiers.replay(code);
    return history.some(({ event }) => refersTo(event.data, sha256));
  }
}
