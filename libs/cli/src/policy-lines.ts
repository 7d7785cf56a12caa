import type { ListedPolicy, PoliciesOnDay } from '@hoso/domain';
import { localText, VIETNAM } from '@hoso/kernel';

const PARTS = ['dossier', 'accountability', 'alerts'] as const;

/** Members of the parts by their full names, such as `dossier.nearDue`. */
const members = (
  policy: Readonly<Partial<Record<(typeof PARTS)[number], object | null>>>,
): readonly (readonly [string, unknown])[] =>
  PARTS.flatMap((part) =>
    Object.entries(policy[part] ?? {}).map(([name, value]) => [`${part}.${name}`, value] as const),
  );

const versionLine = ({ validTo, adoptedAt, ...policy }: ListedPolicy): string => {
  const { version, validFrom, source } = policy;
  const named = adoptedAt ? members(policy).map(([name]) => name) : [];
  return [
    `  ${version}: ${validFrom} – ${validTo ?? ''}`.trimEnd(),
    source,
    ...(adoptedAt ? [`thông qua (adopted) ${localText(adoptedAt, VIETNAM)}`] : []),
    ...(named.length > 0 ? [`quy định (sets) ${named.join(', ')}`] : []),
  ].join('; ');
};

/** The policy as a person reads it: what holds on the day, member by member, and the versions. */
export const policyLines = ({ day, inForce, versions }: PoliciesOnDay): readonly string[] => [
  `Ngày (day) ${day}: phiên bản (version) ${inForce.version}, ${inForce.source}`,
  ...members(inForce).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
  ...(inForce.alerts ? [] : ['  chưa có chính sách cảnh báo (no alerts are raised yet)']),
  'Các phiên bản (versions):',
  ...versions.map(versionLine),
];
