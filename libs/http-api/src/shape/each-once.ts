import { ValidateBy } from 'class-validator';

const isEachOnce = (list: unknown, member: string): boolean => {
  if (!Array.isArray(list)) return true;
  const named = list.map((item: unknown) => (item as Readonly<Record<string, unknown>> | null)?.[member]);
  return new Set(named).size === named.length;
};

/** A list in which no two objects have the same value of a member; that it is a list is for others to judge. */
export const EachOnce = (member: string): PropertyDecorator =>
  ValidateBy({
    name: 'eachOnce',
    validator: {
      validate: (list: unknown) => isEachOnce(list, member),
      defaultMessage: () => `$property must name each ${member} once`,
    },
  });
