import { rm } from 'node:fs/promises';
import type { MortalBroker } from '@hoso/kafka-broker';
import { benchFolder } from '../processes/bench-folder';
import { adoptBenchmarkReference } from '../processes/reference';
import { withBroker } from '../processes/with-broker';
import { tableOf, writeFigures } from '../report';
import { caseloadParts } from './caseload-parts';
import { gatherEvidence, type Evidence } from './evidence';
import { Killings } from './killings';
import { startPortalUnderFire } from './portal-under-fire';
import { sendPart } from './send-part';
import { settle, type Settled } from './settling';
import { SoakEngine } from './soak-engine';
import { readSoakOptions, type SoakOptions } from './soak-options';

/** What a soak came to; every value is a number but the lists of what differs. */
export interface SoakFigures {
  readonly dossiers: number;
  readonly seed: number;
  readonly seconds: number;
  readonly injected: Readonly<Record<string, number>>;
  readonly repaired: Readonly<Record<string, number>>;
  readonly differences: { readonly portal: number; readonly topics: number };
  readonly lost: number;
  /** Committed records on the topics, before any consumer drops them. */
  readonly doubled: number;
  readonly proven: { readonly records: number; readonly rows: number; readonly notices: number };
  readonly differing: { readonly portal: readonly string[]; readonly topics: readonly string[] };
}

/** Roles that finish what is there and add nothing of their own to the dossiers. */
const FINISHING = 'projector,kafka-relay,portal-sync';
const SHOWN = 20;

interface Told {
  readonly options: SoakOptions;
  readonly injected: Readonly<Record<string, number>>;
  readonly sentAgain: number;
  readonly settled: Settled;
  readonly evidence: Evidence;
  readonly seconds: number;
}

const figuresOf = ({ options, injected, sentAgain, settled, evidence, seconds }: Told): SoakFigures => {
  const { topics, portal, repaired } = evidence;
  return {
    dossiers: portal.dossiers,
    seed: options.seed,
    seconds: Math.round(seconds),
    injected,
    repaired: { ...repaired, ...settled, 'commands-sent-again': sentAgain },
    differences: { portal: portal.differences.length, topics: topics.differences.length },
    lost: topics.lost + portal.lost,
    doubled: topics.doubled,
    proven: { records: topics.records, rows: portal.rows, notices: portal.notices },
    differing: {
      portal: portal.differences.slice(0, SHOWN),
      topics: topics.differences.slice(0, SHOWN),
    },
  };
};

interface Ground {
  readonly folder: string;
  readonly broker: MortalBroker;
  readonly say: (text: string) => void;
}

const percent = (part: number, whole: number): number => Math.floor((100 * part) / whole);

const soakOn = async (options: SoakOptions, { folder, broker, say }: Ground): Promise<SoakFigures> => {
  const from = performance.now();
  const { brokers } = broker;
  const sandbox = await startPortalUnderFire(folder, options);
  const engine = new SoakEngine({ folder, brokers });
  try {
    await engine.ready();
    await adoptBenchmarkReference(folder);
    const parts = [...caseloadParts(options.dossiers, options.seed)];
    const killings = new Killings(options, parts.length, { engine, broker });
    let sentAgain = 0;
    for (const [nr, part] of parts.entries()) {
      killings.onPart(nr);
      sentAgain += await sendPart(engine, part);
      if (percent(nr + 1, parts.length) > percent(nr, parts.length))
        say(`${percent(nr + 1, parts.length)} % sent; killed ${JSON.stringify(killings.done)}\n`);
    }
    await killings.over();
    await engine.restartWith(FINISHING);
    say('everything is sent; waiting until topics and portal are in step\n');
    const settled = await settle(
      { folder, engine, sandbox },
      {
        onBehind: (dossiers) => say(`${dossiers} dossiers are not in step with the portal\n`),
        onQuiet: () => sandbox.desk.clearFaults(),
      },
    );
    await engine.stop();
    say('holding topics and portal against the log\n');
    const evidence = await gatherEvidence(folder, { sandbox, brokers });
    const injected = { ...sandbox.desk.injected, ...killings.done };
    const seconds = (performance.now() - from) / 1_000;
    return figuresOf({ options, injected, sentAgain, settled, evidence, seconds });
  } finally {
    await engine.stop();
    await sandbox.stop();
  }
};

const isClean = ({ differences, lost, doubled }: SoakFigures): boolean =>
  differences.portal + differences.topics + lost + doubled === 0;

/**
 * Everything at once against everything that goes wrong: a caseload over HTTP, the engine and its broker killed in between, a portal that
 * fails. In the end topics and portal must say what the log says.
 * @throws TypeError for words that are off; Error, after the figures, where something differs
 */
export const runSoak = async (words: readonly string[], write: (text: string) => void): Promise<void> => {
  const options = readSoakOptions(words);
  const say = (text: string): void => void process.stderr.write(text);
  const folder = await benchFolder();
  say(`soak with --seed ${options.seed} in ${folder}\n`);
  try {
    const figures = await withBroker((broker) => soakOn(options, { folder, broker, say }));
    write(tableOf(figures));
    if (options.jsonFile !== undefined) await writeFigures(options.jsonFile, figures);
    if (!isClean(figures)) throw new Error('Topics or portal do not say what the log says');
  } catch (error) {
    say(`what can be traced is left in ${folder}\n`);
    throw error;
  }
  await rm(folder, { recursive: true, force: true });
};
