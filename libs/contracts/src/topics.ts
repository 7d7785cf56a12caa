/** A topic as it is created: what its consumers may rely on. */
export interface TopicSpec {
  readonly name: string;
  /** What it carries and by which key; for the reference. */
  readonly purpose: string;
  readonly partitions: number;
  /** How long a record is kept, in days; `forever` where the topic itself is the record. */
  readonly retentionDays: number | 'forever';
  /** Whether only the last record of each key is kept in the end. */
  readonly compacted: boolean;
  readonly maxMessageBytes: number;
}

const MEBIBYTE = 1_048_576;

const topic = (
  name: string,
  purpose: string,
  {
    partitions = 6,
    retentionDays = 'forever',
  }: Partial<Pick<TopicSpec, 'partitions' | 'retentionDays'>> = {},
): TopicSpec => ({
  name,
  purpose,
  partitions,
  retentionDays,
  compacted: false,
  maxMessageBytes: 2 * MEBIBYTE,
});

/** Every topic of Hoso, by purpose. */
export const TOPICS = {
  dossiers: topic(
    'hoso.dossiers.v1',
    'Every event of every dossier; key: the dossier’s code; sequence: its revision in the dossier',
  ),
  alerts: topic(
    'hoso.alerts.v1',
    'Alerts raised, escalated, acknowledged, resolved; key: the code of the dossier or petition that it is about, else its unit, else the alert',
  ),
  accountability: topic(
    'hoso.accountability.v1',
    'Lateness, apologies, explanations, remedies (key: the dossier’s code) and periodic reports (key: unit and period)',
  ),
  petitions: topic('hoso.petitions.v1', 'The life of petitions; key: the petition’s code'),
  portalSync: topic(
    'hoso.portal-sync.v1',
    'What was exchanged with the national portal, without contents; key: the dossier’s code, month and procedure of ratings, or the HOIDAPID of a question',
  ),
  commands: topic(
    'hoso.commands.v1',
    'Commands of backend services, with the persons that they name in clear: for their senders and Hoso only, and kept no longer than the setting HOSO_COMMANDS_RETENTION_DAYS says; key: the dossier’s code, or the command id where it opens a dossier',
    { retentionDays: 7 },
  ),
  commandReplies: topic(
    'hoso.command-replies.v1',
    'The answer to each command, a result or a refusal; key: that of the command. Not numbered: a refusal is no fact of the log, so that no number outlives a crash and the end of retention. Each names the command id, for its sender, and the place of the command (header `answers`), which a repeated answer shares',
    { retentionDays: 30 },
  ),
  deadLetters: topic(
    'hoso.dead-letters.v1',
    'What could not be taken, with its cause, whole where a record can hold it, and sealed where it may speak of persons; key: that of the original, or its place where the key may speak of persons. Not numbered, as several write them who know nothing of each other; a repeated letter has the same id',
    { partitions: 1, retentionDays: 90 },
  ),
} as const satisfies Readonly<Record<string, TopicSpec>>;

export type TopicKey = keyof typeof TOPICS;

/**
 * Topics that do not follow from the log and number nothing: commands come from many services, answers and dead letters are told by
 * several processes that know nothing of each other. The records of each key of every other topic are numbered from 0.
 */
export const UNNUMBERED_TOPICS: readonly string[] = [
  TOPICS.commands,
  TOPICS.commandReplies,
  TOPICS.deadLetters,
].map(({ name }) => name);
