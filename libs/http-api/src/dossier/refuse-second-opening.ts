import type { DossierCommandType } from '@hoso/domain';
import { EdgeFault } from '../problem/edge-fault';
import type { CommandDto } from './command.dto';

/**
 * Of a command about a dossier that is there: its opening would be dropped without a word. A filing cannot go without
 * one and is left to the law, which refuses it there. @throws EdgeFault invalid-shape
 */
export const refuseSecondOpening = (type: DossierCommandType, body: CommandDto): void => {
  if (type === 'SubmitOnline' || !('opening' in body)) return;
  const message = 'is not taken for a dossier that is there';
  throw new EdgeFault('invalid-shape', { errors: [{ path: 'opening', message }] });
};
