import type { DossierRecord, PortalAnswer } from '@hoso/portal';
import { ScriptedPortal } from '@hoso/portal/testing';

/** A scripted portal that keeps which records it took, in the order in which it took them. */
export class WatchedPortal extends ScriptedPortal {
  readonly taken = new Map<string, DossierRecord[]>();

  override async sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    const answer = await super.sendDossier(record, isUpdating);
    const { MaHoSo: code } = record;
    if (this.kept.get(code)?.record === record)
      this.taken.set(code, [...(this.taken.get(code) ?? []), record]);
    return answer;
  }

  /** The states of the rows that it holds of a dossier, in their order. */
  statuses(code: string): readonly unknown[] {
    return (this.kept.get(code)?.rows ?? []).map(({ TrangThai }) => TrangThai);
  }
}
