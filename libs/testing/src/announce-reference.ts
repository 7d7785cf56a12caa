import type { ProcedureVersion, Unit, WorkingCalendar } from '@hoso/domain';
import type { ReadyEngine } from './hoso-folder';

interface Reference {
  readonly calendar: WorkingCalendar;
  readonly units: readonly Unit[];
  readonly procedures: readonly ProcedureVersion[];
}

/** Brings a calendar, units with their officers, and procedures into a running engine, over HTTP. */
export const announceReference = async (
  { address, run }: ReadyEngine,
  { calendar, units, procedures }: Reference,
): Promise<void> => {
  const headers = { authorization: `Bearer ${run.localKey}`, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${address}/v1/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const { version: _, ...announced } = calendar;
  await post('calendars', announced);
  for (const { officers, delegations: _none, ...unit } of units) {
    await post('units', unit);
    for (const officer of Object.values(officers)) await post(`units/${unit.id}/officers`, officer);
  }
  for (const { code, ...version } of procedures) await post(`procedures/${code}/versions`, version);
};
