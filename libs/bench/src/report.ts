import { writeFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const shown = (value: unknown): string =>
  typeof value === 'number' && !Number.isInteger(value)
    ? value.toFixed(Math.abs(value) < 10 ? 3 : 1)
    : String(value);

/** Name and value of every figure, nested ones under their path. */
const rowsOf = (figures: Tree, above = ''): readonly (readonly [string, string])[] =>
  Object.entries(figures).flatMap(([name, value]) => {
    const path = above ? `${above}.${name}` : name;
    return isTree(value) ? rowsOf(value, path) : [[path, shown(value)] as const];
  });

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value;

/** The machine in general terms, so that figures can be compared. */
export const machine = () => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() || arch(),
  platform: platform(),
  node: process.version,
});

/** Figures as a table for people. */
export const tableOf = (figures: object): string => {
  const rows = rowsOf(figures as Tree);
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}\n`;
};

/** Figures as one JSON object. */
export const writeFigures = (file: string, figures: object): Promise<void> =>
  writeFile(file, `${JSON.stringify(figures, rounded, 2)}\n`);
