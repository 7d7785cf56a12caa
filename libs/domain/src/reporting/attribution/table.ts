import type { Party } from '../../dossier';
import { rateOf } from '../figures';
import type { Identity } from '../ii-06a/identities';
import { keyOf, type TimeOfDossier } from './attribution';

/** One party's part of the time of all dossiers. */
export interface AttributionRow {
  readonly party: Party['kind'];
  readonly id: string | null;
  readonly dossiers: number;
  /** Exact, fractions of a minute included. */
  readonly workingMinutes: number;
  /** In % of the whole. */
  readonly share: number | null;
}

export interface AttributionTable {
  readonly rows: readonly AttributionRow[];
  readonly total: {
    readonly dossiers: number;
    readonly elapsedMinutes: number;
    readonly applicant: number;
    readonly agency: number;
    readonly unit: number;
    readonly officer: number;
  };
  readonly identities: readonly Identity[];
}

const MINUTE_MS = 60_000;

interface Sum {
  readonly party: Party;
  dossiers: number;
  ms: number;
}

/** Delay attribution (*phân bổ thời gian*) over many dossiers; sums are whole milliseconds, so nothing is rounded away. */
export class AttributionForm {
  private readonly sums = new Map<string, Sum>();
  private dossiers = 0;
  private wholeMs = 0;
  private unbalanced = 0;

  add({ parts, wholeMs }: TimeOfDossier): void {
    this.dossiers += 1;
    this.wholeMs += wholeMs;
    const met = new Set<Sum>();
    for (const { party, ms } of parts) {
      const sum = this.sumOf(party);
      sum.ms += ms;
      met.add(sum);
    }
    for (const sum of met) sum.dossiers += 1;
    if (parts.reduce((sum, { ms }) => sum + ms, 0) !== wholeMs) this.unbalanced += 1;
  }

  table(): AttributionTable {
    const rows = [...this.sums.values()].sort((one, other) => other.ms - one.ms);
    const partsMs = rows.reduce((sum, { ms }) => sum + ms, 0);
    return {
      rows: rows.map(({ party, dossiers, ms }) => ({
        ...{ party: party.kind, id: party.id ?? null, dossiers },
        ...{ workingMinutes: ms / MINUTE_MS, share: rateOf(ms, this.wholeMs) },
      })),
      total: { dossiers: this.dossiers, elapsedMinutes: this.wholeMs / MINUTE_MS, ...this.byKind() },
      identities: [
        { name: 'parts = elapsed time', ...bothSides(partsMs / MINUTE_MS, this.wholeMs / MINUTE_MS) },
        { name: 'dossiers whose parts differ from their elapsed time = 0', ...bothSides(this.unbalanced, 0) },
      ],
    };
  }

  private sumOf(party: Party): Sum {
    const known = this.sums.get(keyOf(party));
    if (known) return known;
    const sum = { party, dossiers: 0, ms: 0 };
    this.sums.set(keyOf(party), sum);
    return sum;
  }

  private byKind() {
    const minutes = { applicant: 0, agency: 0, unit: 0, officer: 0 };
    for (const { party, ms } of this.sums.values()) minutes[party.kind] += ms / MINUTE_MS;
    return minutes;
  }
}

const bothSides = (left: number, right: number) => ({ left, right, holds: left === right });
