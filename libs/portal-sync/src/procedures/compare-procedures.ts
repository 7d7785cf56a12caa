import { setTimeout as pause } from 'node:timers/promises';
import { versionInForce, type ProcedureState, type ProcedureVersion } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { inParallel } from '@hoso/platform';
import {
  readPublishedProcedure,
  type CatalogueEntry,
  type Fetched,
  type PortalServices,
  type PortalTerms,
} from '@hoso/portal';
import { procedureDifferences, type ProcedureDifference } from './procedure-differences';

/** A procedure by its code: ours, or the portal’s where it is unknown here. */
export interface NamedProcedure {
  readonly code: string;
  readonly name: string;
}

/** The catalogue of the portal beside ours; every list by code. */
export interface ProcedureComparison {
  /** Procedures in the portal’s list. */
  readonly published: number;
  /** Procedures in force here on the day. */
  readonly inForce: number;
  /** Of those, how many the portal shows as they stand here. */
  readonly agree: number;
  /** In force here, and not shown to citizens there. */
  readonly notPublished: readonly NamedProcedure[];
  /** In the portal’s list under a code that is none of ours. */
  readonly unknownHere: readonly NamedProcedure[];
  /** In the portal’s list, and with no version in force here. */
  readonly notInForce: readonly NamedProcedure[];
  readonly differing: readonly (NamedProcedure & { readonly differences: readonly ProcedureDifference[] })[];
  /** In force here, and the portal did not tell. */
  readonly unread: readonly (NamedProcedure & { readonly message: string })[];
}

export interface ComparisonParts {
  readonly services: Pick<PortalServices, 'catalogue' | 'procedure'>;
  readonly terms: Pick<PortalTerms, 'procedures'>;
  readonly procedures: readonly ProcedureState[];
  readonly day: PlainDate;
  /** Calls running at once. */
  readonly atOnce: number;
  /** Pause before a call that failed is repeated, longer each time; a second when absent. */
  readonly againMs?: number;
  readonly onRead?: (read: number) => void;
}

/** The portal’s list did not come; nothing can be said without it. */
export class CatalogueUnread extends Error {
  readonly code = 'portal-catalogue-unread';
  constructor(message: string) {
    super(`The portal did not tell its procedures: ${message}`);
  }
}

const TRIES = 3;
const AGAIN_MS = 1_000;

const patiently = async <Content>(
  ask: () => Promise<Fetched<Content>>,
  againMs: number,
): Promise<Fetched<Content>> => {
  let answer = await ask();
  for (let tries = 1; tries < TRIES && answer.kind === 'failed'; tries++) {
    await pause(againMs * tries);
    answer = await ask();
  }
  return answer;
};

const codeThere = ({ procedures }: ComparisonParts['terms'], code: string): string =>
  procedures[code] ?? code;

const textIn = (entry: CatalogueEntry, name: string): string => {
  const value = entry[name];
  return typeof value === 'string' ? value.trim() : '';
};

const listed = async ({
  services,
  againMs = AGAIN_MS,
}: ComparisonParts): Promise<ReadonlyMap<string, string>> => {
  const answer = await patiently(() => services.catalogue('LayDanhSachTTHC'), againMs);
  if (answer.kind === 'failed') throw new CatalogueUnread(answer.message);
  return new Map(answer.content.map((entry) => [textIn(entry, 'MATTHC'), textIn(entry, 'TENTTHC')]));
};

const byCode = <Named extends NamedProcedure>(found: readonly Named[]): readonly Named[] =>
  [...found].sort((one, other) => one.code.localeCompare(other.code));

type Verdict =
  | { readonly is: 'agreeing' | 'hidden' }
  | { readonly is: 'unread'; readonly message: string }
  | { readonly is: 'differing'; readonly differences: readonly ProcedureDifference[] };

const judge = (here: ProcedureVersion, answer: Fetched<CatalogueEntry | undefined>): Verdict => {
  if (answer.kind === 'failed') return { is: 'unread', message: answer.message };
  const there = answer.content && readPublishedProcedure(answer.content);
  if (!there?.isPublic) return { is: 'hidden' };
  const differences = procedureDifferences(here, there);
  return differences.length > 0 ? { is: 'differing', differences } : { is: 'agreeing' };
};

interface Judged {
  readonly of: NamedProcedure;
  readonly verdict: Verdict;
}

/** Judges each procedure in force by what the portal tells of it. */
const judgeAll = async (
  parts: ComparisonParts,
  inForce: readonly ProcedureVersion[],
  there: ReadonlyMap<string, string>,
): Promise<readonly Judged[]> => {
  const { services, terms, atOnce, againMs = AGAIN_MS, onRead } = parts;
  const judged: Judged[] = [];
  await inParallel(inForce, atOnce, async (version) => {
    const { code, name } = version;
    const asked = codeThere(terms, code);
    const verdict: Verdict = there.has(asked)
      ? judge(version, await patiently(() => services.procedure(asked), againMs))
      : { is: 'hidden' };
    judged.push({ of: { code, name }, verdict });
    onRead?.(judged.length);
  });
  return judged;
};

/** What is in the portal’s list and not in force here, under our code where it has one. */
const beyondOurs = (
  { procedures, terms }: ComparisonParts,
  inForce: readonly ProcedureVersion[],
  there: ReadonlyMap<string, string>,
): Pick<ProcedureComparison, 'unknownHere' | 'notInForce'> => {
  const ours = new Map(
    procedures.flatMap(({ versions }) => versions).map(({ code }) => [codeThere(terms, code), code]),
  );
  const current = new Set(inForce.map(({ code }) => code));
  const listedThere = [...there].map(([code, name]) => ({ code: ours.get(code) ?? code, name, there: code }));
  const others = listedThere.filter(({ code }) => !current.has(code));
  const named = (found: typeof others) => byCode(found.map(({ code, name }) => ({ code, name })));
  return {
    unknownHere: named(others.filter((each) => !ours.has(each.there))),
    notInForce: named(others.filter((each) => ours.has(each.there))),
  };
};

/**
 * Compares the procedures that the portal shows with those in force here: every procedure is to be published, as it stands.
 * The portal tells no level of a procedure (`LayThuTuc`), so levels are not compared. @throws CatalogueUnread
 */
export const compareProcedures = async (parts: ComparisonParts): Promise<ProcedureComparison> => {
  const { procedures, day } = parts;
  const there = await listed(parts);
  const inForce = procedures
    .map((state) => versionInForce(state, day))
    .filter((version) => version !== undefined);
  const judged = await judgeAll(parts, inForce, there);
  const found = judged.map(({ of, verdict }) => ({ ...of, ...verdict }));
  return {
    published: there.size,
    inForce: inForce.length,
    agree: found.filter(({ is }) => is === 'agreeing').length,
    notPublished: byCode(found.flatMap(({ is, code, name }) => (is === 'hidden' ? [{ code, name }] : []))),
    ...beyondOurs(parts, inForce, there),
    differing: byCode(
      found.flatMap((each) => {
        if (each.is !== 'differing') return [];
        const { code, name, differences } = each;
        return [{ code, name, differences }];
      }),
    ),
    unread: byCode(
      found.flatMap((each) => {
        if (each.is !== 'unread') return [];
        const { code, name, message } = each;
        return [{ code, name, message }];
      }),
    ),
  };
};
