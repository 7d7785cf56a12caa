import type { LogRow } from './log-row';

/** An element as the parser meets it. */
export interface XesElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

type Found = Omit<LogRow, 'ordinal'>;
type Values = Map<string, string>;

interface AttributeFrame {
  readonly kind: 'attribute' | 'list';
  readonly values: Values;
  readonly path: string;
}
interface ScopeFrame {
  readonly kind: 'trace' | 'event';
  readonly values: Values;
  readonly path: '' | 'case:';
}
type Frame = AttributeFrame | ScopeFrame | { readonly kind: 'log' | 'passed-over' };

const CONTAINERS = ['list', 'container'];
const ATTRIBUTES = ['string', 'date', 'int', 'float', 'boolean', 'id', ...CONTAINERS];

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where in a log the parser stands, and the rows of the traces that it has passed. */
export class XesTree {
  private readonly frames: Frame[] = [];
  private caseValues: Values = new Map();
  private events: { readonly line: number; readonly values: Values }[] = [];
  private traceLine = 0;
  private found: Found[] = [];

  constructor(private readonly fail: (reason: string) => never) {}

  /** The rows that are complete by now, each once. */
  take(): readonly Found[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }

  open(element: XesElement): void {
    this.frames.push(this.frameFor(element, this.frames.at(-1)));
  }

  close(): void {
    if (this.frames.pop()?.kind !== 'trace') return;
    const rows =
      this.events.length > 0 ? this.events : [{ line: this.traceLine, values: new Map() as Values }];
    for (const { line, values } of rows)
      this.found.push({ line, attributes: Object.fromEntries([...this.caseValues, ...values]) });
  }

  private frameFor(element: XesElement, parent: Frame | undefined): Frame {
    const name = localName(element.name);
    if (!parent)
      return name === 'log' ? { kind: 'log' } : this.fail(`the root element is <${name}>, not <log>`);
    if (parent.kind === 'log') return this.inLog(element, name);
    if (!('values' in parent)) return { kind: 'passed-over' };
    return parent.kind === 'trace' && name === 'event'
      ? this.event(element.line)
      : this.attribute(element, parent);
  }

  private inLog({ line }: XesElement, name: string): Frame {
    if (name === 'event') return this.fail('an event stands outside every trace, so its case is not known');
    if (name !== 'trace') return { kind: 'passed-over' };
    this.caseValues = new Map();
    this.events = [];
    this.traceLine = line;
    return { kind: 'trace', values: this.caseValues, path: 'case:' };
  }

  private event(line: number): Frame {
    const values: Values = new Map();
    this.events.push({ line, values });
    return { kind: 'event', values, path: '' };
  }

  private attribute({ name, attributes }: XesElement, parent: AttributeFrame | ScopeFrame): Frame {
    const kind = localName(name);
    if (kind === 'values' && parent.kind === 'list') return parent;
    if (!ATTRIBUTES.includes(kind)) return this.fail(`<${kind}> has no place here`);
    const { key, value } = attributes;
    if (key === undefined) return this.fail(`<${kind}> lacks its key`);
    const path = this.freePath(`${parent.path}${key}`, parent);
    if (value !== undefined) parent.values.set(path, value);
    else if (!CONTAINERS.includes(kind)) return this.fail(`<${kind} key="${key}"> lacks its value`);
    return { kind: kind === 'list' ? 'list' : 'attribute', values: parent.values, path: `${path}/` };
  }

  private freePath(path: string, parent: AttributeFrame | ScopeFrame): string {
    if (!parent.values.has(path)) return path;
    if (parent.kind !== 'list') return this.fail(`the attribute ${path} stands twice`);
    let count = 2;
    while (parent.values.has(`${path}#${count}`)) count++;
    return `${path}#${count}`;
  }
}
