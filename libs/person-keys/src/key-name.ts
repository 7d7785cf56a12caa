/** Which of a person's keys: the first, or the one made after so many were destroyed. */
export interface KeyName {
  readonly person: string;
  readonly generation: number;
}

/** As envelopes carry it: the person's id alone for the first key, `<id>~<generation>` for a later one. */
export const writeKeyName = ({ person, generation }: KeyName): string =>
  generation === 1 ? person : `${person}~${generation}`;

export const readKeyName = (text: string): KeyName => {
  const [person = '', generation = '1'] = text.split('~');
  return { person, generation: Number(generation) };
};
