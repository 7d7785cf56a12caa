/** What waits no longer for the end of the turn: in a long one the other thread begins meanwhile. */
const MOST = 32;

/** Gathers what is said within one turn of the event loop: between threads a message costs more than what is in it. */
export class Bundle<Item> {
  private items: Item[] = [];

  constructor(private readonly send: (items: readonly Item[]) => void) {}

  add(item: Item): void {
    this.items.push(item);
    if (this.items.length === 1) setImmediate(() => this.flush());
    if (this.items.length === MOST) this.flush();
  }

  private flush(): void {
    const { items } = this;
    if (items.length === 0) return;
    this.items = [];
    this.send(items);
  }
}
