import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The package or lib that a function belongs to; V8's and Node's own under their names. */
const partOf = ({ callFrame: { functionName, url } }: ProfileNode): string => {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native';
  const vendor = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  if (vendor) return vendor;
  const lib = /\/(libs\/[^/]+)\/src\//.exec(url)?.[1];
  return lib ?? (url.startsWith('node:') ? url : 'other');
};

const IDLE: ReadonlySet<string> = new Set(['(idle)', '(root)']);

const microsecondsByPart = ({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> => {
  const parts = new Map(nodes.map((node) => [node.id, partOf(node)]));
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

/** Where the time went in each thread whose profile lies in a folder: own time by package, lib and Node module. */
export const profileTable = async (folder: string): Promise<string> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).sort();
  const tables = files.map(async (file) =>
    tableOf(file, JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile),
  );
  return (await Promise.all(tables)).join('\n');
};
