import type { BulkResult } from '@hoso/application';
import { answerOf, hasOpened } from '../dossier/command-answer';
import { problemOf, problemOfRefusal } from '../problem/problem';

/** One line of the answer: the number of the line, its command id, a status as of HTTP, and what followed. */
export const resultLineOf = ({ line, commandId, outcome, fault }: BulkResult): string => {
  const head = { line, ...(commandId !== undefined && { commandId }) };
  if (!outcome) return `${JSON.stringify({ ...head, ...problemOf(fault) })}\n`;
  if ('refused' in outcome) return `${JSON.stringify({ ...head, ...problemOfRefusal(outcome) })}\n`;
  const status = hasOpened(outcome) ? 201 : 200;
  return `${JSON.stringify({ ...head, status, ...answerOf(outcome) })}\n`;
};
