import { createSecretKey, hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { FolderFileStore } from '@hoso/documents';
import type { HttpApiPorts } from '@hoso/http-api';
import type { Secrets } from '@hoso/person-keys';
import type { Configuration } from '@hoso/platform';

const MIB = 1_024 * 1_024;
const KEY_BYTES = 32;

/** Of its own purpose, so that the master key itself seals nothing but the keys of persons. */
const installationKey = ({ masterKey }: Secrets) => ({
  name: 'installation',
  key: createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'hoso files', KEY_BYTES))),
});

/** The files of a data folder, in `files`. */
export const openFiles = async (
  { dataFolder, fileMaxMib }: Configuration,
  secrets: Secrets,
): Promise<Pick<HttpApiPorts, 'files' | 'fileSettings'>> => ({
  files: await FolderFileStore.open(join(dataFolder, 'files')),
  fileSettings: { installationKey: installationKey(secrets), maxBytes: fileMaxMib * MIB },
});
