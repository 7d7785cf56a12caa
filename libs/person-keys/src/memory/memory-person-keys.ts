import { randomBytes } from 'node:crypto';
import type { PersonKey } from '@hoso/event-format';
import { readKeyName, writeKeyName } from '../key-name';
import { PersonKeys, type SealingKey } from '../person-keys';

const KEY_BYTES = 32;

/** Keys that live as long as the process: for simulations and tests. */
export class MemoryPersonKeys extends PersonKeys {
  private readonly keys = new Map<string, PersonKey>();
  private readonly generations = new Map<string, number>();

  override keysFor(persons: readonly string[]): Promise<ReadonlyMap<string, SealingKey>> {
    return Promise.resolve(new Map(persons.map((person) => [person, this.present(person)])));
  }

  override find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    return Promise.resolve(
      new Map(
        persons.flatMap((person) => {
          const key = this.keys.get(person);
          return key ? [[person, key] as const] : [];
        }),
      ),
    );
  }

  override destroy(named: string): Promise<void> {
    const { person } = readKeyName(named);
    const last = this.generations.get(person) ?? 0;
    for (let generation = 1; generation <= last; generation++)
      this.keys.delete(writeKeyName({ person, generation }));
    return Promise.resolve();
  }

  private present(person: string): SealingKey {
    const generation = this.generations.get(person) ?? 1;
    const name = writeKeyName({ person, generation });
    const known = this.keys.get(name);
    if (known) return { person: name, key: known };
    const fresh = this.generations.has(person) ? generation + 1 : generation;
    const sealing = { person: writeKeyName({ person, generation: fresh }), key: randomBytes(KEY_BYTES) };
    this.generations.set(person, fresh);
    this.keys.set(sealing.person, sealing.key);
    return sealing;
  }
}
