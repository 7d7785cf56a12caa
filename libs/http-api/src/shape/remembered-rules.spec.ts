import { getMetadataStorage, IsString } from 'class-validator';
import { rememberRules } from './remembered-rules';

class Named {
  @IsString()
  readonly name!: string;
}

class Titled extends Named {
  @IsString({ groups: ['long'] })
  readonly title!: string;
}

describe('remembered rules', () => {
  const storage = getMetadataStorage();
  const gathered = (shape: object, groups?: string[]) =>
    storage.getTargetValidationMetadatas(shape as typeof Named, '', false, false, groups);
  const names = (rules: ReturnType<typeof gathered>) => rules.map(({ propertyName }) => propertyName);

  it('are those of the class and its parents, gathered once', () => {
    const before = names(gathered(Titled));
    rememberRules(storage);
    const rules = gathered(Titled);
    expect(names(rules)).toStrictEqual(before);
    expect(gathered(Titled)).toBe(rules);
    expect(names(gathered(Named))).toStrictEqual(['name']);
    expect(storage.groupByPropertyName(rules)).toBe(storage.groupByPropertyName(rules));
  });

  it('are asked for anew where groups choose among them', () => {
    expect(names(gathered(Titled, ['long']))).toStrictEqual(['title']);
    expect(names(gathered(Titled))).toStrictEqual(['title', 'name']);
  });
});
