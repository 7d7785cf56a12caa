import type { Accepted } from '@hoso/application';
import type { DomainEvent, Refusal } from '@hoso/kernel';
import { withoutPersons } from './without-persons';

interface Due {
  readonly dueAt?: string;
  readonly provisional?: boolean;
}

/** What a command led to. */
export interface CommandAnswer extends Due {
  readonly commandId: string;
  readonly code: string | null;
  readonly revision: number;
  readonly phase: string;
  readonly events: readonly { readonly type: string; readonly revision: number }[];
  readonly repeated: boolean;
}

/** What a command would lead to. */
export type DryRunAnswer =
  | (Due & {
      readonly allowed: true;
      readonly commandId: string;
      readonly code: string | null;
      readonly phase: string;
      readonly events: readonly Pick<DomainEvent, 'type' | 'data'>[];
    })
  | {
      readonly allowed: false;
      readonly commandId: string;
      readonly refusal: { readonly code: string; readonly facts: Refusal['facts']; readonly source: string };
    };

const dueIn = ({ dossier: { due } }: Accepted): Due =>
  due ? { dueAt: due.current, provisional: due.provisional } : {};

/** Whether the command's first event is the dossier's first. */
export const hasOpened = ({
  revision,
  events,
}: Pick<Accepted, 'revision'> & { readonly events: readonly unknown[] }): boolean =>
  events.length > 0 && revision - events.length === -1;

export const answerOf = (accepted: Accepted): CommandAnswer => {
  const { commandId, code, revision, dossier, events, isRepeated } = accepted;
  const first = revision - events.length + 1;
  return {
    commandId,
    code,
    revision,
    phase: dossier.handling.phase,
    ...dueIn(accepted),
    events: events.map(({ type }, index) => ({ type, revision: first + index })),
    repeated: isRepeated,
  };
};

export const dryRunOf = (accepted: Accepted): DryRunAnswer => {
  const { commandId, code, dossier, events } = accepted;
  return {
    allowed: true,
    commandId,
    code,
    phase: dossier.handling.phase,
    ...dueIn(accepted),
    events: events.map(withoutPersons).map(({ type, data }) => ({ type, data })),
  };
};

export const dryRunRefused = (commandId: string, { refused, facts, source }: Refusal): DryRunAnswer => ({
  allowed: false,
  commandId,
  refusal: { code: refused, facts, source },
});
