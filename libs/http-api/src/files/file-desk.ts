import { Injectable } from '@nestjs/common';
import { mayAct, visibleUnits, type Capability, type Principal } from '@hoso/access';
import { DossierFiles } from '@hoso/application';
import type { FileKey } from '@hoso/documents';
import { EdgeFault } from '../problem/edge-fault';
import { DossierRights } from '../replay/dossier-rights';
import { FileKeys } from './file-keys';

const PUTTING: readonly Capability[] = ['open', 'handle'];

const denied = (reason: string, capability: Capability): EdgeFault =>
  new EdgeFault('not-permitted', { facts: { reason, capability } });

/** Whose a file is: who may put and read it, and which key seals it. */
@Injectable()
export class FileDesk {
  constructor(
    private readonly dossiers: DossierFiles,
    private readonly keys: FileKeys,
    private readonly rights: DossierRights,
  ) {}

  /** @throws EdgeFault not-permitted, erased; CommandFailure dossier-not-found */
  async keyForPutting(principal: Principal, dossier: string | undefined): Promise<FileKey> {
    if (!PUTTING.some((capability) => 'allowed' in mayAct(principal, capability)))
      throw denied('role-lacks-capability', 'handle');
    if (dossier === undefined) return this.keys.installation;
    await this.rights.demandReading(principal, dossier);
    const name = await this.dossiers.keyNameOf(dossier);
    if (name === undefined) return this.keys.installation;
    const key = await this.keys.find(name);
    if (key === undefined) throw new EdgeFault('erased', { facts: { dossier } });
    return { name, key };
  }

  /** Files hold what citizens handed in. @throws EdgeFault not-permitted, not-found; CommandFailure dossier-not-found */
  async demandReading(principal: Principal, sha256: string, dossier: string | undefined): Promise<void> {
    const permission = mayAct(principal, 'read-personal');
    if ('denied' in permission) throw denied(permission.denied, 'read-personal');
    if (dossier === undefined) {
      if (visibleUnits(principal) !== 'all') throw denied('other-unit', 'read-personal');
      return;
    }
    await this.rights.demandReading(principal, dossier);
    if (!(await this.dossiers.names(dossier, sha256)))
      throw new EdgeFault('not-found', { facts: { file: sha256, dossier } });
  }
}
