import { LRUCache } from 'lru-cache';
import { Telling, type DossierTelling, type TellingParts } from './dossier-telling';

/** Dossiers kept folded, each with all its messages, some 30 kB. */
const KEPT = 300;

/** How long names that were opened are used: an erasure takes effect after it. Most retries come within seconds. */
const KEPT_MS = 60_000;

/** What dossiers have to tell, with those that were asked about lately folded already. */
export class TellingMemory {
  private readonly kept = new LRUCache<string, Telling>({ max: KEPT, ttl: KEPT_MS, noUpdateTTL: true });

  constructor(private readonly parts: TellingParts) {}

  /**
   * @param head revision of an event that is to be in it with those before; absent: all that are recorded
   * @throws what the store throws
   */
  async read(code: string, head = Infinity): Promise<DossierTelling> {
    const telling = this.kept.get(code) ?? new Telling(code, this.parts);
    if (telling.head < head) await this.readOn(code, telling);
    return telling.summary();
  }

  private async readOn(code: string, telling: Telling): Promise<void> {
    try {
      await telling.readOn();
      this.kept.set(code, telling);
    } catch (error) {
      this.kept.delete(code);
      throw error;
    }
  }
}
