import type { PetitionHistoryEntry } from '@hoso/application';
import { instantOf, VIETNAM } from '@hoso/kernel';
import { goldenPetitionEvents } from '@hoso/testing';
import { petitionStoryOf } from './story';

const entries = goldenPetitionEvents.map(({ type, data, at }, revision) => ({
  revision,
  type,
  data,
  occurredAt: at,
  recordedAt: instantOf('2025-10-03T00:00:00Z'),
  actor: { id: 'nv-0142', role: 'officer', unit: 'H23.15' },
  commandId: '00000000-0000-4000-8000-000000000001',
  hash: '0',
  changes: [],
})) as readonly PetitionHistoryEntry[];

describe('the story of a petition', () => {
  const story = petitionStoryOf(entries, VIETNAM).join('\n');

  it('tells every event, in Vietnamese first, and that something was late', () => {
    expect(story).toContain(
      '  0  2025-09-03T09:12:40.118+07:00  Gửi phản ánh, kiến nghị (petition submitted)',
    );
    expect(story).toContain('governedBy: Luật Khiếu nại 2011');
    expect(story).toContain('TRỄ HẠN (late)');
  });

  it('holds nothing of the petitioner, not even sealed', () => {
    expect(story).not.toMatch(/petitioner|opening\.content|comment|sealed|q83vEjRWeJCrze8S/);
    expect(petitionStoryOf(entries.slice(-1), VIETNAM).join('\n')).not.toMatch(/reason|late\)/);
  });
});
