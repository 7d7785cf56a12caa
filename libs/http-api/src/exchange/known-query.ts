import { EdgeFault } from '../problem/edge-fault';

/** @throws EdgeFault invalid-shape with every member of a query that a route does not know, such as one misspelt */
export const demandKnownQuery = (query: unknown, ...known: readonly string[]): void => {
  const unknown = Object.keys(query as object).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new EdgeFault('invalid-shape', {
      errors: unknown.map((path) => ({ path, message: 'is not a known field' })),
    });
};
