import { PortalSyncList, preparePortalSyncTables, QuestionList } from '@hoso/portal-sync';
import type { Ground } from './ground';

/** Lists of what stands at the national portal, served whether or not this process goes there itself. */
export interface PortalLists {
  readonly portalSync: PortalSyncList;
  readonly questions: QuestionList;
}

/** Brings the tables up to date and opens the lists on them. */
export const openPortalLists = async ({ database }: Pick<Ground, 'database'>): Promise<PortalLists> => {
  await preparePortalSyncTables(database);
  return { portalSync: new PortalSyncList(database), questions: new QuestionList(database) };
};
