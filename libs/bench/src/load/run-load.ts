import { runClosedLoad } from './closed-load';
import type { LoadOrder, LoadResult } from './load-order';
import { runOpenLoad } from './open-load';

/** Carries out one order of the load generator. @throws Error when a command is not accepted */
export const runLoad = (order: LoadOrder): Promise<LoadResult> => {
  const { load } = order;
  return load.kind === 'open' ? runOpenLoad({ ...order, load }) : runClosedLoad({ ...order, load });
};
