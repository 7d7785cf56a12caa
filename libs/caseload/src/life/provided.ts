import type { Component, ProcedureVersion, ProvidedComponent } from '@hoso/domain';
import { fileOf } from '../artificial-ids';
import type { Story } from '../story';

/** Whether the dossier already has the component in digital form. */
export const isDigital = ({ dossier }: Story, code: string): boolean =>
  dossier.opened && ['digitised', 'reused'].includes(dossier.components[code] ?? '');

const isAtHand = (story: Story, { code, presentedOnly }: Component): boolean =>
  presentedOnly
    ? story.dossier.opened && story.dossier.components[code] !== undefined
    : isDigital(story, code);

/** A component as it comes in: from a shared database, from an earlier dossier, scanned, or only shown. */
export const provided = (
  { setting, index, chance }: Story,
  { code, obtainableFrom, presentedOnly }: Pick<Component, 'code' | 'obtainableFrom' | 'presentedOnly'>,
): ProvidedComponent => {
  const key = `${setting.seed}-${index}-${code}`;
  if (presentedOnly) return { component: code };
  if (obtainableFrom) {
    return { component: code, reused: { source: 'shared-database', reference: `${obtainableFrom}: ${key}` } };
  }
  if (chance.under(0.12)) {
    const source = chance.oneOf(['citizen-store', 'earlier-dossier'] as const);
    return { component: code, reused: { source, reference: `KHO-${key}` } };
  }
  return { component: code, digitised: fileOf(`component ${key}`) };
};

/** Every required component that is not at hand yet, and some of the others. */
export const completed = (story: Story, { components }: ProcedureVersion): readonly ProvidedComponent[] =>
  components
    .filter((component) => !isAtHand(story, component) && (component.required || story.chance.under(0.35)))
    .map((component) => provided(story, component));

/** What the applicant may be asked for: not in a shared database, and not digital already. */
export const askable = (story: Story, { components }: ProcedureVersion): readonly Component[] =>
  components.filter(
    ({ code, obtainableFrom, presentedOnly }) => !obtainableFrom && !presentedOnly && !isDigital(story, code),
  );
