import type { Instant } from '@hoso/kernel';
import type { HttpLane } from './http-lane';
import { lifeSteps, requestOf, type LifeStep, type Target } from './life';

/** A dossier that was brought to its end. */
export interface EndedLife {
  readonly code: string;
  readonly commands: number;
}

/** An opening costs three appends: the register, the opening, the dossier. */
const APPENDS_TO_OPEN = 3;

/** One dossier on its way through its commands, over one connection. */
export class Living {
  private code: string | undefined;
  private done = 0;
  private readonly steps: readonly LifeStep[];

  constructor(
    private readonly lane: HttpLane,
    private readonly target: Target,
    life: { readonly index: number; readonly now: Instant },
  ) {
    this.steps = lifeSteps(life.index, life.now);
  }

  /** The dossier once every command was accepted. */
  get ended(): EndedLife | undefined {
    if (this.done < this.steps.length || this.code === undefined) return undefined;
    return { code: this.code, commands: this.done };
  }

  /** Sends the next command. @returns the appends that it stands for @throws Error when it is not accepted */
  async advance(): Promise<number> {
    const step = this.steps[this.done]!;
    const { status, body } = await this.lane.send(requestOf(step, this.code, this.target));
    if (status !== 200 && status !== 201)
      throw new Error(`${step.slug} of ${this.code ?? 'a new dossier'} was answered ${status}: ${body}`);
    this.done += 1;
    if (this.code !== undefined) return 1;
    this.code = (JSON.parse(body) as { readonly code: string }).code;
    return APPENDS_TO_OPEN;
  }
}
