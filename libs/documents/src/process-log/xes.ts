import type { DossierHistory, LoggedEvent } from './dossier-history';
import { activityOf, actorName, headOf, toldOf, transitionOf, type ToldValue } from './facts';

type Attribute = readonly [key: string, value: ToldValue];

const EXTENSIONS = ['Concept', 'Time', 'Organizational', 'Lifecycle', 'Identity']
  .map((name) => [name, name === 'Organizational' ? 'org' : name.toLowerCase()] as const)
  .map(
    ([name, prefix]) =>
      `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>\n`,
  )
  .join('');

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
${EXTENSIONS}  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
    <string key="lifecycle:transition" value="complete"/>
    <string key="hoso:event" value=""/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
  <classifier name="Activity and transition" keys="concept:name lifecycle:transition"/>
  <classifier name="Event" keys="hoso:event"/>
  <string key="concept:name" value="Hoso"/>
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** Control characters and halves of characters, which no XML 1.0 document may hold. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|\ufffe|\uffff/gu;

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!);

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const elementOf = (value: ToldValue): string => {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return INSTANT.test(value) ? 'date' : 'string';
};

const written = (indent: string, attributes: readonly Attribute[]): string =>
  attributes
    .map(([key, value]) => `${indent}<${elementOf(value)} key="${key}" value="${escaped(String(value))}"/>\n`)
    .join('');

const eventOf = ({ id, event, actor, recordedAt }: LoggedEvent): string => {
  const name = actorName(actor);
  const attributes: readonly Attribute[] = [
    ['concept:name', activityOf(event)],
    ['time:timestamp', event.at],
    ['lifecycle:transition', transitionOf(event)],
    ['hoso:event', event.type],
    ...(name === undefined ? [] : [['org:resource', name] as const]),
    ['org:role', actor.role],
    ...(actor.unit === undefined ? [] : [['org:group', actor.unit] as const]),
    ['hoso:recorded-at', recordedAt],
    ...toldOf(event).map(([key, value]) => [`hoso:${key}`, value] as const),
  ];
  return `    <event>\n      <id key="identity:id" value="${id}"/>\n${written('      ', attributes)}    </event>\n`;
};

const traceOf = (history: DossierHistory): string => {
  const { channel, receivingUnit, rules } = headOf(history);
  const attributes: readonly Attribute[] = [
    ['concept:name', history.code],
    ['hoso:procedure', rules.procedure.code],
    ['hoso:procedure-version', rules.procedure.version],
    ['hoso:regime', rules.regime],
    ['hoso:channel', channel],
    ['hoso:receiving-unit', receivingUnit],
  ];
  return `  <trace>\n${written('    ', attributes)}${history.events.map(eventOf).join('')}  </trace>\n`;
};

/**
 * The process log as XES (IEEE 1849-2016): a trace for each dossier, steps as activities with start and completion,
 * written dossier by dossier.
 */
export async function* xesOf(histories: AsyncIterable<DossierHistory>): AsyncGenerator<string> {
  yield HEAD;
  for await (const history of histories) yield traceOf(history);
  yield '</log>\n';
}
