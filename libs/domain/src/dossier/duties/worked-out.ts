interface WorkedOut<Ground, Result> {
  readonly ground: Ground;
  readonly result: Result;
}

type Members = Readonly<Record<string, unknown>>;

const isSame = <Ground extends object>(one: Ground, other: Ground): boolean =>
  Object.keys(one).every((name) => (one as Members)[name] === (other as Members)[name]);

/**
 * A pure function whose last result for each subject is kept: a dossier’s duties are asked for after every event, and
 * the dates that they follow from change with few of them. Subject and members of the ground are compared by identity.
 */
export const workedOutOnce = <Subject extends object, Ground extends object, Result>(
  workOut: (subject: Subject, ground: Ground) => Result,
): ((subject: Subject, ground: Ground) => Result) => {
  const known = new WeakMap<Subject, WorkedOut<Ground, Result>>();
  return (subject, ground) => {
    const before = known.get(subject);
    if (before && isSame(before.ground, ground)) return before.result;
    const result = workOut(subject, ground);
    known.set(subject, { ground, result });
    return result;
  };
};
