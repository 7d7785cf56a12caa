import { createSecretKey, hkdfSync } from 'node:crypto';
import { open, seal } from '@hoso/event-format';
import type { Envelope } from '@hoso/kernel';
import type { Secrets } from '@hoso/person-keys';

const KEY_BYTES = 32;
const NAME = 'dead-letters';

/** Of an installation: the originals of dead letters, whose persons nobody knows while they cannot be read. */
export const deadLetterSeal = ({ masterKey }: Pick<Secrets, 'masterKey'>) => {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'hoso dead letters', KEY_BYTES)));
  return {
    seal: (content: unknown): Envelope => seal(key, NAME, content),
    /** @throws EnvelopeTamperedError when another installation sealed it, or it was changed */
    open: (envelope: Envelope): unknown => open(key, envelope),
  };
};
