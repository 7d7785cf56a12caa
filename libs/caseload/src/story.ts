import {
  addWorkingMs,
  DEFAULT_POLICY,
  dossierDecider,
  OPENING_COMMANDS,
  workingMs,
  type Dossier,
  type DossierCommand,
  type Facts,
  type OpenedDossier,
  type Phase,
  type ProcedureVersion,
} from '@hoso/domain';
import { dayOf, epochMs, instantFromMs, isRefusal, type Instant, type PlainDate } from '@hoso/kernel';
import type { Chance } from './chance';
import type { Fate } from './fate';
import { versionOn, type Setting } from './setting';

const HOUR_MS = 3_600_000;

/** One command of a life and its business time. */
export type Move = DossierCommand & { readonly at: Instant };

/** A part of a life: yields moves, and may read the story after each. */
export type Script = Generator<Move, void, void>;

interface Beginning {
  readonly setting: Setting;
  readonly index: number;
  readonly chance: Chance;
  readonly fate: Fate;
  readonly start: Instant;
}

/** One dossier while its life is being told: by the law itself, so that no line can be refused later. */
export class Story {
  readonly setting: Setting;
  readonly index: number;
  readonly chance: Chance;
  readonly fate: Fate;
  #now: Instant;
  #dossier: Dossier = dossierDecider.initial;

  constructor({ setting, index, chance, fate, start }: Beginning) {
    this.setting = setting;
    this.index = index;
    this.chance = chance;
    this.fate = fate;
    this.#now = start;
  }

  get now(): Instant {
    return this.#now;
  }

  get today(): PlainDate {
    return this.dayAt(this.#now);
  }

  get dossier(): Dossier {
    return this.#dossier;
  }

  /** @throws Error before the first move. */
  get opened(): OpenedDossier {
    if (!this.#dossier.opened) throw new Error(`Dossier ${this.index} of the caseload is not opened yet`);
    return this.#dossier;
  }

  get phase(): Phase {
    return this.opened.handling.phase;
  }

  /** The version that the dossier is judged by. */
  get procedure(): ProcedureVersion {
    const { code, version } = this.opened.rules.procedure;
    return this.setting.procedures.find((known) => known.code === code && known.version === version)!;
  }

  dayAt(at: Instant): PlainDate {
    return dayOf(at, this.setting.calendar.zone);
  }

  /** Some working hours after a moment, by default after the last move; whole seconds. */
  after(hours: number, from: Instant = this.#now): Instant {
    const { dueAt } = addWorkingMs(this.setting.calendar, from, Math.round(hours * HOUR_MS));
    const second = instantFromMs(Math.floor(epochMs(dueAt) / 1000) * 1000);
    return second < from ? from : second;
  }

  /** Some hours of the wall clock after the last move: citizens also act at night. */
  anyTime(hours: number): Instant {
    return instantFromMs(epochMs(this.#now) + Math.round(hours * 3600) * 1000);
  }

  /** Working hours until the due instant; 0 once it has passed. */
  get hoursLeft(): number {
    const { due } = this.opened;
    return due ? workingMs(this.setting.calendar, this.#now, due.statutory) / HOUR_MS : 0;
  }

  /** After a part of the time left, at most so many working hours: never beyond the due instant. */
  within([low, high]: readonly [number, number], hoursMax = Infinity): Instant {
    return this.after(Math.min(this.hoursLeft * this.chance.between(low, high), hoursMax));
  }

  /** A number in the style of the registers, unique in the caseload. */
  number(kind: string): string {
    return `${String(this.index + 1).padStart(6, '0')}/${kind}`;
  }

  /** @throws Error when the law refuses the move: then a script or the catalogue is wrong. */
  take({ type, data, at }: Move): void {
    const command = { type, data } as DossierCommand;
    const decision = dossierDecider.decide(command, this.#dossier, this.factsOf(command, at));
    if (isRefusal(decision)) {
      const why = JSON.stringify({ type, data, at, ...decision });
      throw new Error(`The law refuses a move of dossier ${this.index} of the caseload: ${why}`);
    }
    this.#dossier = decision.reduce(dossierDecider.evolve, this.#dossier);
    this.#now = at;
  }

  private factsOf({ type, data }: DossierCommand, at: Instant): Facts {
    const { calendar, units } = this.setting;
    const pinned = this.#dossier.opened ? this.#dossier.rules.procedure.code : undefined;
    const code = 'opening' in data && data.opening ? data.opening.procedure : pinned;
    const isPinned = pinned !== undefined && !OPENING_COMMANDS.has(type);
    const procedure = isPinned ? this.procedure : versionOn(this.setting, code ?? '', this.dayAt(at));
    const actor = { id: 'caseload', role: 'import' as const };
    return { at, actor, code: null, procedure, calendar, units, policy: DEFAULT_POLICY };
  }
}
