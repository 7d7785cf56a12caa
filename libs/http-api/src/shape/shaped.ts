import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { EdgeFault, type FieldError } from '../problem/edge-fault';
import { instanceOf, isPlain, type Shape } from './parts';
import { rememberRules } from './remembered-rules';

const OPTIONS = {
  whitelist: true,
  forbidNonWhitelisted: true,
  validationError: { target: false, value: false },
};

const ROOT = '';

rememberRules(getMetadataStorage());

const messageOf = (constraint: string, message: string): string =>
  constraint === 'whitelistValidation' ? 'is not a known field' : message;

const flattened = (errors: readonly ValidationError[], above: string): readonly FieldError[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const name = property.trim();
    const path = above ? `${above}.${name}` : name;
    const own = Object.entries(constraints).map(([constraint, message]) => ({
      path,
      message: messageOf(constraint, message),
    }));
    return [...own, ...flattened(children, path)];
  });

/**
 * The value itself, proven to be of a shape: no member more, each of its type and size.
 * @throws EdgeFault invalid-shape with the path of every wrong member, never with a value
 */
export const shaped = <Body extends object>(shape: Shape<Body>, value: unknown): Body => {
  if (!isPlain(value))
    throw new EdgeFault('invalid-shape', { errors: [{ path: ROOT, message: 'must be an object' }] });
  const errors = validateSync(instanceOf(shape, value), OPTIONS);
  if (errors.length > 0) throw new EdgeFault('invalid-shape', { errors: flattened(errors, ROOT) });
  return value as Body;
};
