import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The package or lib whose code a function is; undefined for what V8 and Node bring. */
const ownerOf = ({ callFrame: { url } }: ProfileNode): string | undefined =>
  [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1] ??
  /\/(libs\/[^/]+)\/src\//.exec(url)?.[1];

/** Node's own module, as far as it tells what was done: `node:_http`, `node:internal/http2`. */
const platformPartOf = ({ callFrame: { functionName, url } }: ProfileNode): string =>
  /^node:(?:internal\/)?[a-z_0-9]+/.exec(url)?.[0].replace(/^(node:_http).*/, '$1') ??
  (functionName.startsWith('(') ? functionName : 'native');

/**
 * Each function's part: its package or lib; for what V8 and Node bring, that of the caller, and their own name where
 * nobody but them is on the stack.
 */
const partsOf = (nodes: readonly ProfileNode[]): ReadonlyMap<number, string> => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string>();
  const visit = (node: ProfileNode, callers: string | undefined): void => {
    const owner = ownerOf(node) ?? callers;
    parts.set(node.id, owner ?? platformPartOf(node));
    for (const child of node.children ?? []) visit(byId.get(child)!, owner);
  };
  if (nodes[0]) visit(nodes[0], undefined);
  return parts;
};

const IDLE: ReadonlySet<string> = new Set(['(idle)', '(root)']);

const microsecondsByPart = ({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> => {
  const parts = partsOf(nodes);
  const sums = new Map<string, number>();
  samples.forEach((id, index) => {
    const part = parts.get(id) ?? 'other';
    if (!IDLE.has(part)) sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return sums;
};

const SHOWN_FROM = 0.005;

const tableOf = (name: string, profile: CpuProfile): string => {
  const parts = [...microsecondsByPart(profile)].sort(([, one], [, other]) => other - one);
  const total = parts.reduce((sum, [, time]) => sum + time, 0);
  const rows = parts
    .filter(([, time]) => time / total >= SHOWN_FROM)
    .map(([part, time]) => `${((100 * time) / total).toFixed(1).padStart(5)} %  ${part}`);
  return [`${name}: ${(total / 1_000_000).toFixed(1)} s busy`, ...rows, ''].join('\n');
};

/** Where the time went in each thread whose profile lies in a folder, by package and lib. */
export const profileTable = async (folder: string): Promise<string> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).sort();
  const tables = files.map(async (file) =>
    tableOf(file, JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile),
  );
  return (await Promise.all(tables)).join('\n');
};
