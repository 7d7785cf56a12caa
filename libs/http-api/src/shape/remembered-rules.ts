import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;
type RulesByName = ReturnType<Storage['groupByPropertyName']>;

/**
 * Lets class-validator gather the rules of a class once instead of for each object: without groups they depend on the
 * class alone, and every decorator has run before the first object comes.
 */
export const rememberRules = (storage: Storage): void => {
  const byClass = new WeakMap<object, Rules>();
  const byName = new WeakMap<Rules, RulesByName>();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  storage.getTargetValidationMetadatas = (...question) => {
    const [shape, , always, strictGroups, groups] = question;
    if (always || strictGroups || groups) return gather(...question);
    const known = byClass.get(shape);
    if (known) return known;
    const rules = gather(...question);
    byClass.set(shape, rules);
    return rules;
  };
  storage.groupByPropertyName = (rules) => {
    const known = byName.get(rules);
    if (known) return known;
    const grouped = group(rules);
    byName.set(rules, grouped);
    return grouped;
  };
};
