import { Injectable } from '@nestjs/common';
import type { FileKey, KeyFinder } from '@hoso/documents';
import { PersonKeys } from '@hoso/person-keys';
import { FileSettings } from './file-settings';

/** The keys that seal files: a person's, or the installation's where no person is concerned. */
@Injectable()
export class FileKeys {
  constructor(
    private readonly persons: PersonKeys,
    private readonly settings: FileSettings,
  ) {}

  get installation(): FileKey {
    return this.settings.installationKey;
  }

  /** Undefined when it was destroyed. */
  readonly find: KeyFinder = async (name) =>
    name === this.installation.name ? this.installation.key : (await this.persons.find([name])).get(name);
}
