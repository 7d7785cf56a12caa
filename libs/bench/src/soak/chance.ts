/** Park and Miller's: the same seed throws the same dice. @returns numbers from 0 to 1 */
export const chanceFrom = (seed: number): (() => number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

/** So many different places among some, in order. */
export const placesAmong = (places: number, count: number, chance: () => number): readonly number[] => {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, places)) chosen.add(Math.floor(chance() * places));
  return [...chosen].sort((one, other) => one - other);
};
