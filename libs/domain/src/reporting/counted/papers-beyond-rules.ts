import type { Instant } from '@hoso/kernel';
import type { ReportFacts } from '../facts/report-facts';
import { isInBounds, type Bounds } from '../period';

/** A paper that was asked for in the period beyond the rules, with the provision cited for it. */
export interface PaperRow {
  readonly code: string;
  readonly procedure: string;
  readonly procedureName: string;
  readonly field: string;
  readonly level: ReportFacts['level'];
  readonly unit: string;
  readonly component: string;
  readonly provision: string | null;
  readonly reason: string;
  readonly askedAt: Instant;
}

/** Papers asked for beyond the rules (*yêu cầu thêm giấy tờ ngoài quy định*). */
export const paperRows = (facts: ReportFacts, bounds: Bounds): readonly PaperRow[] =>
  facts.papersBeyondRules
    .filter(({ at }) => isInBounds(at, bounds))
    .map(({ component, provision, reason, at }) => ({
      ...{ code: facts.code, procedure: facts.procedure.code, procedureName: facts.procedureName },
      ...{ field: facts.field, level: facts.level, unit: facts.unit },
      ...{ component, provision: provision ?? null, reason, askedAt: at },
    }));
