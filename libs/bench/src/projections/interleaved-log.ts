import { randomUUID } from 'node:crypto';
import type { Application } from '@hoso/application';
import type { EventStore, EventToAppend } from '@hoso/event-store';
import { stage } from '../measures/stage';
import { lifeOf } from './whole-lives';

const LIVES = 20;
const APPENDS_AT_ONCE = 32;
/** Dossiers that are open at once: each gets a part of its life in each round. */
const OPEN_AT_ONCE = 4_000;
const EVENTS_PER_APPEND = 8;

type Model = readonly EventToAppend[];

const modelsOf = async (application: Application): Promise<readonly Model[]> => {
  const models: Model[] = [];
  for (let index = 0; index < LIVES; index++) {
    const code = await lifeOf(application, index);
    const model: EventToAppend[] = [];
    for await (const event of application.ports.store.read(`dossier-${code}`)) model.push(event);
    models.push(model);
  }
  return models;
};

interface Part {
  readonly stream: string;
  readonly from: number;
  readonly model: Model;
}

/** The lives of the dossiers that one office has at once, a part of each in turn. */
function* partsOfOffice(models: readonly Model[], first: number): Generator<Part> {
  const longest = Math.max(...models.map(({ length }) => length));
  for (let from = 0; from < longest; from += EVENTS_PER_APPEND)
    for (let dossier = first; dossier < first + OPEN_AT_ONCE; dossier++) {
      const model = models[dossier % models.length]!;
      if (from < model.length) yield { stream: `dossier-filler-${dossier}`, from, model };
    }
}

/** Parts of lives in the order in which a busy office writes them: never one dossier from its beginning to its end. */
function* partsOf(models: readonly Model[], events: number): Generator<Part> {
  let written = 0;
  for (let first = 0; ; first += OPEN_AT_ONCE)
    for (const part of partsOfOffice(models, first)) {
      if (written >= events) return;
      written += Math.min(EVENTS_PER_APPEND, part.model.length - part.from);
      yield part;
    }
}

const append = async (store: EventStore, { stream, from, model }: Part): Promise<void> => {
  const events = model
    .slice(from, from + EVENTS_PER_APPEND)
    .map(({ type, data, metadata }) => ({ id: randomUUID(), type, data, metadata }));
  await store.append(stream, from === 0 ? 'no-stream' : from - 1, events);
};

/** How far a log is filled: about so many events, or as many of them as the time allows. */
export interface Filling {
  readonly events: number;
  readonly fillSeconds: number;
}

/** Fills the log with whole lives of dossiers, interleaved. */
export const fillInterleaved = async (
  application: Application,
  { events, fillSeconds }: Filling,
): Promise<void> => {
  stage(`filling the log with ${events} events at most`);
  const models = await modelsOf(application);
  const until = performance.now() + fillSeconds * 1_000;
  // The parts of one stream lie so far apart that appends running at once are never of the same.
  const parts = partsOf(models, events);
  const lane = async (): Promise<void> => {
    for (let next = parts.next(); !next.done && performance.now() < until; next = parts.next())
      await append(application.ports.store, next.value);
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, lane));
};
