/** Where an event with a known id stands. */
export interface KnownEvent {
  readonly stream: number;
  readonly revision: number;
  readonly position: number;
}

/**
 * The ids of the latest events, for appends that name no revision. A ring, because finding the oldest entry of a large
 * Map by its iterator costs more than everything else in an append.
 */
export class RecentIds {
  private readonly ring: (string | undefined)[];
  private readonly known = new Map<string, KnownEvent>();
  private next = 0;

  constructor(capacity = 65_536) {
    this.ring = new Array<string | undefined>(capacity).fill(undefined);
  }

  add(id: string, event: KnownEvent): void {
    const oldest = this.ring[this.next];
    if (oldest !== undefined) this.known.delete(oldest);
    this.ring[this.next] = id;
    this.next = (this.next + 1) % this.ring.length;
    this.known.set(id, event);
  }

  find(id: string): KnownEvent | undefined {
    return this.known.get(id);
  }
}
