/** Where an event with a known id stands. */
export interface KnownEvent {
  readonly stream: number;
  readonly revision: number;
  readonly position: number;
}

const NUMBERS = 3;

/**
 * The ids of the latest events, for appends that name no revision. A ring, because finding the oldest entry of a large
 * Map by its iterator costs more than everything else in an append; the places stand in one array of 32-bit numbers,
 * because an object for each would make the whole four tenths larger.
 */
export class RecentIds {
  private readonly ring: (string | undefined)[];
  private readonly places: Uint32Array;
  private readonly slots = new Map<string, number>();
  private next = 0;

  constructor(capacity = 65_536) {
    this.ring = new Array<string | undefined>(capacity).fill(undefined);
    this.places = new Uint32Array(capacity * NUMBERS);
  }

  add(id: string, { stream, revision, position }: KnownEvent): void {
    const slot = this.next;
    this.forget(slot);
    this.ring[slot] = id;
    const at = slot * NUMBERS;
    this.places[at] = stream;
    this.places[at + 1] = revision;
    this.places[at + 2] = position;
    this.slots.set(id, slot);
    this.next = (slot + 1) % this.ring.length;
  }

  find(id: string): KnownEvent | undefined {
    const slot = this.slots.get(id);
    if (slot === undefined) return undefined;
    const [stream = 0, revision = 0, position = 0] = this.places.subarray(
      slot * NUMBERS,
      (slot + 1) * NUMBERS,
    );
    return { stream, revision, position };
  }

  /** An id that came again stands in a later slot, which keeps it. */
  private forget(slot: number): void {
    const oldest = this.ring[slot];
    if (oldest !== undefined && this.slots.get(oldest) === slot) this.slots.delete(oldest);
  }
}
