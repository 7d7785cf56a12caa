/** Gathers what is said within one turn of the event loop: between threads a message costs more than what is in it. */
export class Bundle<Item> {
  private items: Item[] = [];

  constructor(private readonly send: (items: readonly Item[]) => void) {}

  add(item: Item): void {
    this.items.push(item);
    if (this.items.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    const { items } = this;
    this.items = [];
    this.send(items);
  }
}
