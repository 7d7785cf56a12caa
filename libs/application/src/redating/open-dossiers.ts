import type { DossierScope } from '@hoso/domain';

/** A dossier that is open and has a due date, as the lists know it. */
export interface OpenDossier {
  readonly code: string;
  /** In charge. */
  readonly unit: string;
  /** Of its procedure; null where that is not known. */
  readonly field: string | null;
}

/** Which part of the list: what follows a code, `max` at most. */
export interface ListPart {
  readonly after: string;
  readonly max: number;
}

/** The list of open dossiers; an abstract class, so that it is a type and an injection token in one. */
export abstract class OpenDossiers {
  /** Brings the list up to what is in the log now. @returns the log position up to which it is complete */
  abstract upToDate(): Promise<bigint>;

  /** In an order of the codes that is always the same. */
  abstract list(scope: DossierScope, part: ListPart): Promise<readonly OpenDossier[]>;
}

const PAGE = 500;

/** All of them in a scope, page by page; memory holds one page. */
export async function* pagesOf(
  dossiers: Pick<OpenDossiers, 'list'>,
  scope: DossierScope,
): AsyncGenerator<readonly OpenDossier[]> {
  let page = await dossiers.list(scope, { after: '', max: PAGE });
  while (page.length > 0) {
    yield page;
    page = await dossiers.list(scope, { after: page.at(-1)!.code, max: PAGE });
  }
}
