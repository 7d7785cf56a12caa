import { open, seal } from '@hoso/event-format';
import type { PersonKeys } from '../person-keys';

/** What every store of persons' keys promises; run once for each adapter. */
export const describePersonKeys = (name: string, create: () => Promise<PersonKeys>): void =>
  describe(`the keys of persons in ${name}`, () => {
    let keys: PersonKeys;
    let serial = 0;
    const someone = (): string => `person-${process.pid}-${Date.now()}-${serial++}`;

    beforeAll(async () => {
      keys = await create();
    });

    it('are made when first asked for, and are the same ever after', async () => {
      const [a, b] = [someone(), someone()];
      const first = await keys.keysFor([a, b]);
      const again = await keys.keysFor([b, a]);
      expect(again).toEqual(new Map([...first].reverse()));
      expect(first.get(a)!.person).toBe(a);
      expect(first.get(a)!.key).toHaveLength(32);
      expect(first.get(a)!.key).not.toEqual(first.get(b)!.key);
    });

    it('are the same for all who ask at once', async () => {
      const persons = [someone(), someone(), someone()];
      const answers = await Promise.all(
        [0, 1, 2, 0, 1, 2].map((i) => keys.keysFor([persons[i]!, persons[0]!])),
      );
      for (const person of persons) {
        const seen = answers.flatMap((answer) => answer.get(person)?.key ?? []);
        expect(new Set(seen.map((key) => Buffer.from(key as Uint8Array).toString('hex'))).size).toBe(1);
      }
      expect(answers.map((answer) => answer.size)).toEqual([1, 2, 2, 1, 2, 2]);
    });

    it('are found without being made', async () => {
      const [known, unknown] = [someone(), someone()];
      const { key } = (await keys.keysFor([known])).get(known)!;
      expect(await keys.find([known, unknown])).toEqual(new Map([[known, key]]));
      expect((await keys.find([unknown])).size).toBe(0);
    });

    it('are gone once destroyed, and destroying twice is the same', async () => {
      const [gone, kept] = [someone(), someone()];
      await keys.keysFor([gone, kept]);
      await keys.destroy(gone);
      await keys.destroy(gone);
      await keys.destroy(someone());
      expect([...(await keys.find([gone, kept])).keys()]).toEqual([kept]);
    });

    it('are new for someone who comes back after an erasure, and open only what came after', async () => {
      const person = someone();
      const old = (await keys.keysFor([person])).get(person)!;
      const before = seal(old.key, old.person, 'before');
      await keys.destroy(person);
      const present = (await keys.keysFor([person])).get(person)!;
      const after = seal(present.key, present.person, 'after');
      const found = await keys.find([before.person, after.person]);
      expect(open(found.get(before.person), before)).toBeUndefined();
      expect(open(found.get(after.person), after)).toBe('after');

      await keys.destroy(after.person);
      expect((await keys.find([before.person, after.person])).size).toBe(0);
    });
  });
