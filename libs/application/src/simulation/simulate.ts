import {
  dueUnderCalendar,
  dueUnderLimit,
  type DossierScope,
  type DueDates,
  type LimitChange,
  type OpenedDossier,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Clock, Instant } from '@hoso/kernel';
import { inParallel } from '@hoso/platform';
import { pagesOf, type OpenDossier, type OpenDossiers } from '../redating/open-dossiers';
import type { ReferenceData } from '../reference/reference-data';
import type { DossierReader } from '../replay/dossier-reader';
import { Tally, type SimulatedDossier, type SimulationTotals } from './tally';

/** What is supposed: another limit, or another calendar of its region. */
export type Supposition = { readonly limit: LimitChange } | { readonly calendar: WorkingCalendar };

export interface Simulation {
  readonly supposition: Supposition;
  readonly scope: DossierScope;
  /** Which of the dossiers whose dates would move are named: what follows a code, `max` at most. */
  readonly part: { readonly after: string; readonly max: number };
}

export interface SimulationAnswer extends SimulationTotals {
  /** The log position up to which the list of open dossiers was complete. */
  readonly position: bigint;
  readonly at: Instant;
  /** The named dossiers, in the order of the list; one more than asked for when there are more. */
  readonly dossiers: readonly SimulatedDossier[];
}

export interface SimulationParts {
  readonly openDossiers: OpenDossiers;
  readonly reader: DossierReader;
  readonly reference: ReferenceData;
  readonly clock: Clock;
}

const WIDTH = 16;

/** What if? Recounts the open dossiers in a scope and writes nothing. */
export class Simulations {
  constructor(private readonly parts: SimulationParts) {}

  async run({ supposition, scope, part }: Simulation): Promise<SimulationAnswer> {
    const { openDossiers, clock, reference } = this.parts;
    reference.assertLive();
    const position = await openDossiers.upToDate();
    const at = clock.now();
    const tally = new Tally(at, part);
    for await (const page of pagesOf(openDossiers, scope)) {
      const supposed = new Map<string, DueDates | undefined>();
      const dossiers = new Map<string, OpenedDossier>();
      await inParallel(page, WIDTH, async ({ code }) => {
        const dossier = await this.read(code);
        if (!dossier) return;
        dossiers.set(code, dossier);
        supposed.set(code, this.supposedDue(dossier, supposition));
      });
      for (const listed of page) this.count(listed, { dossiers, supposed, tally });
    }
    return { position, at, ...tally.totals(), dossiers: tally.named };
  }

  private count(
    listed: OpenDossier,
    {
      dossiers,
      supposed,
      tally,
    }: {
      readonly dossiers: ReadonlyMap<string, OpenedDossier>;
      readonly supposed: ReadonlyMap<string, DueDates | undefined>;
      readonly tally: Tally;
    },
  ): void {
    const dossier = dossiers.get(listed.code);
    if (dossier) tally.add(listed, dossier, supposed.get(listed.code));
  }

  /** Undefined for one without a due date. */
  private async read(code: string): Promise<OpenedDossier | undefined> {
    const last = (await this.parts.reader.replay(code)).at(-1);
    return last?.after.due && last.after;
  }

  /** Undefined where the supposition does not concern it, or its rules are not known, as of some imported history. */
  private supposedDue(dossier: OpenedDossier, supposition: Supposition): DueDates | undefined {
    const { reference } = this.parts;
    const { rules } = dossier;
    const { region, version } = rules.calendar;
    const procedure = reference.procedureVersion(rules.procedure.code, rules.procedure.version);
    const supposed = 'calendar' in supposition && supposition.calendar.region === region;
    const calendar = supposed ? supposition.calendar : reference.calendar(region, version);
    if (!procedure || !calendar) return undefined;
    const ground = { calendar, procedure };
    if ('limit' in supposition) return dueUnderLimit(dossier, supposition.limit, ground);
    return supposed ? dueUnderCalendar(dossier, ground) : undefined;
  }
}
