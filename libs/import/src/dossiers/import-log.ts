import { performance } from 'node:perf_hooks';
import { mayAct, type Principal } from '@hoso/access';
import {
  CommandFailure,
  type CommandRequest,
  type DossierDecisions,
  type ReferenceDecisions,
} from '@hoso/application';
import { inParallel } from '@hoso/platform';
import type { Mapping } from '../log/mapping';
import { adoptReference } from './adopt-reference';
import { planCase, type CasePlan } from './case-plan';
import { ImportError, reasonOf } from './import-error';
import { foundIn, reportOn, type ImportReport } from './import-report';
import { readHistory } from './read-history';

const DEFAULT_CONCURRENCY = 16;

/** A log, how it is read, and where its dossiers go. */
export interface ImportOptions {
  /** CSV or XES, plain or gzip. */
  readonly file: string;
  readonly mapping: Mapping;
  readonly decisions: Pick<DossierDecisions, 'takeAll'>;
  readonly referenceDecisions: Pick<ReferenceDecisions, 'take'>;
  /** Of the role `import`. */
  readonly principal: Principal;
  /** Called when a case is done. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** How many cases are worked on at once; default 16. */
  readonly concurrency?: number;
}

export interface ImportProgress {
  /** Cases done so far, of how many. */
  readonly cases: number;
  readonly of: number;
}

const requestsFor = ({ commands }: CasePlan, principal: Principal): readonly CommandRequest[] => {
  const [{ commandId: correlationId }] = commands;
  return commands.map(({ type, data, commandId, at }) => ({
    type,
    data,
    context: {
      principal,
      commandId,
      correlationId,
      causationId: commandId,
      occurredAt: at,
      isFreshId: false,
      isDryRun: false,
    },
  }));
};

const demandImporter = (principal: Principal): void => {
  const permission = mayAct(principal, 'import');
  if ('denied' in permission) throw new CommandFailure('import-only', { role: principal.role });
};

const carryOut = async (plan: CasePlan, { decisions, principal, file }: ImportOptions) => {
  try {
    return foundIn({ plan, outcomes: await decisions.takeAll(requestsFor(plan, principal)) });
  } catch (error) {
    throw new ImportError(
      'import-stopped',
      `The import of ${file} stopped at the case ${plan.case}: ${reasonOf(error)}`,
      { cause: error },
    );
  }
};

/**
 * Replays a historical log into dossiers, through the same commands and rules as everything else. The whole log is
 * read and judged before anything is written; then each case is one append. Command ids derive from mapping, case and
 * event, so that a further run finishes what a stopped one left and otherwise writes nothing.
 * @throws LogError, ImportError, CommandFailure `import-only` for another role
 */
export const importLog = async (options: ImportOptions): Promise<ImportReport> => {
  const began = performance.now();
  const { file, mapping, principal, onProgress, concurrency = DEFAULT_CONCURRENCY } = options;
  demandImporter(principal);
  const cases = await readHistory(file, mapping);
  await adoptReference(mapping, cases, options);
  const plans = cases.map((each) => planCase(each, mapping));
  const found: ReturnType<typeof foundIn>[] = [];
  await inParallel(plans, concurrency, async (plan) => {
    found.push(await carryOut(plan, options));
    onProgress?.({ cases: found.length, of: plans.length });
  });
  return reportOn(plans, found, (performance.now() - began) / 1000);
};
