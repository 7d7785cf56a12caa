const NO_UNIT = '000';
const EMPTY_GROUP = /^0+$/;

/** `000.00.15.H23` (TT 01/2018/TT-VPCP): four groups, the lowest level first, empty ones written as zeros. */
const aboveLowestFirst = (groups: readonly string[]): string | undefined => {
  const own = groups.findIndex((group) => !EMPTY_GROUP.test(group));
  if (own === groups.length - 1) return undefined;
  return groups.map((group, index) => (index === own ? '0'.repeat(group.length) : group)).join('.');
};

/**
 * The unit above one, by its code: `H23.15` stands below `H23`, `000.00.15.H23` below `000.00.00.H23`.
 * @returns undefined for a unit at the top
 */
export const superiorUnitOf = (unit: string): string | undefined => {
  const groups = unit.split('.');
  if (groups.length === 4 && groups[0]!.length === NO_UNIT.length && /^\d/.test(unit))
    return aboveLowestFirst(groups);
  return groups.length > 1 ? groups.slice(0, -1).join('.') : undefined;
};
