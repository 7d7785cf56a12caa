/** A class whose decorators say what a body looks like. */
export type Shape<Body extends object = object> = new () => Body;

interface PartOf {
  readonly shape: () => Shape;
  readonly kind: 'one' | 'list' | 'by-name';
}

type Plain = Readonly<Record<string, unknown>>;

const declared = new WeakMap<object, Map<string, PartOf>>();
const resolved = new WeakMap<Shape, ReadonlyMap<string, PartOf>>();

/** Marks a property whose objects are of another shape, so that they are judged by it. */
export const registerPart =
  (shape: () => Shape, kind: PartOf['kind']): PropertyDecorator =>
  (target, property) => {
    const parts = declared.get(target) ?? new Map<string, PartOf>();
    declared.set(target, parts.set(String(property), { shape, kind }));
  };

const partsOf = (shape: Shape): ReadonlyMap<string, PartOf> => {
  const known = resolved.get(shape);
  if (known) return known;
  const parts = new Map<string, PartOf>();
  for (let level: unknown = shape.prototype; level; level = Object.getPrototypeOf(level))
    for (const [property, part] of declared.get(level) ?? [])
      if (!parts.has(property)) parts.set(property, part);
  resolved.set(shape, parts);
  return parts;
};

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (shape: Shape, value: unknown): unknown => (isPlain(value) ? instanceOf(shape, value) : value);

const partsIn = ({ shape, kind }: PartOf, value: unknown): unknown => {
  if (kind === 'one') return part(shape(), value);
  if (kind === 'list') return Array.isArray(value) ? value.map((item) => part(shape(), item)) : value;
  if (!isPlain(value)) return value;
  return new Map(Object.entries(value).map(([name, item]) => [name, part(shape(), item)]));
};

/** An instance for the validator to judge; what it holds is the given plain data, not copied where it need not be. */
export const instanceOf = <Body extends object>(shape: Shape<Body>, plain: Plain): Body => {
  const parts = partsOf(shape);
  const instance: Record<string, unknown> = new shape() as Record<string, unknown>;
  for (const key of Object.keys(plain)) {
    const found = parts.get(key);
    const value = found ? partsIn(found, plain[key]) : plain[key];
    // A member named like one of every object would slip past the validator's list of known members, or set a prototype.
    instance[key in Object.prototype ? `${key} ` : key] = value;
  }
  return instance as Body;
};
