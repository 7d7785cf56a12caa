import type { ChainPlace } from './chain';

/**
 * Where each key of each topic stands. Whoever reads a partition needs the places of its keys: members of one group in
 * several processes share them, or a partition that moves is one gap.
 */
export abstract class ChainPlaces {
  abstract get(topic: string, key: string): Promise<ChainPlace | undefined>;

  /** Moves a key on, or to where a person decided that it goes on; undefined: to before its first record. */
  abstract put(topic: string, key: string, place: ChainPlace | undefined): Promise<void>;

  /** Returns when what was put outlives a crash. */
  abstract keep(): Promise<void>;
}

export const nameOf = (topic: string, key: string): string => `${topic}/${key}`;

/** Places that a restart forgets; the group must forget its own then, too, and begin at the first record. */
export class MemoryChainPlaces extends ChainPlaces {
  private readonly places = new Map<string, ChainPlace>();

  get(topic: string, key: string): Promise<ChainPlace | undefined> {
    return Promise.resolve(this.places.get(nameOf(topic, key)));
  }

  put(topic: string, key: string, place: ChainPlace | undefined): Promise<void> {
    if (place) this.places.set(nameOf(topic, key), place);
    else this.places.delete(nameOf(topic, key));
    return Promise.resolve();
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }
}
