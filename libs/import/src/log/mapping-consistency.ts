import type { Mapping } from './mapping';

const twins = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((each, index) => texts.indexOf(each) !== index)),
];

const channelFaults = ({ columns, channels, defaultChannel, procedure }: Mapping): readonly string[] => {
  const used = new Set([...Object.values(channels), ...(defaultChannel ? [defaultChannel] : [])]);
  const unlimited = [...used].filter((channel) => !procedure.limits[channel]);
  return [
    ...(columns.channel || defaultChannel
      ? []
      : ['defaultChannel: needed where columns.channel is left out']),
    ...unlimited.map(
      (channel) => `procedure.limits.${channel}: missing, though the mapping uses that channel`,
    ),
  ];
};

const unitFaults = ({ units, receivingUnit }: Mapping): readonly string[] => {
  const ids = units.map(({ id }) => id);
  const groups = units.flatMap((unit) => unit.groups);
  return [
    ...(ids.includes(receivingUnit) ? [] : [`receivingUnit: ${receivingUnit} is none of the units`]),
    ...twins(ids).map((id) => `units: ${id} stands twice`),
    ...twins(groups).map((group) => `units: the group ${group} belongs to more than one unit`),
  ];
};

/** What is wrong between the fields of a mapping whose fields are right each by itself. */
export const inconsistenciesOf = (mapping: Mapping): readonly string[] => [
  ...channelFaults(mapping),
  ...unitFaults(mapping),
];
