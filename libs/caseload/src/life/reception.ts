import type { Component, ProcedureVersion } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { versionOn } from '../setting';
import type { Move, Script, Story } from '../story';
import { answer } from './answer';
import type { Offer } from './offer';
import { askable, completed } from './provided';

type Asked = 'asked' | 'complete';

const ASKED_SHARE = 0.06;
const LAPSE_SHARE = 0.15;

/** Most answers come within 8 working hours (NĐ 45/2020 art. 11), some do not; whoever stands there waits less. */
const replyAt = (story: Story): Instant => {
  const { chance, dossier } = story;
  if (!dossier.opened) return story.now;
  if (dossier.channel !== 'online') return story.after(chance.between(0.1, 1));
  const isPrompt = chance.under(0.93);
  return story.after(isPrompt ? chance.between(0.3, 7.5) : chance.between(8.5, 18));
};

/** The opening's data belong to the first command only. */
const head = ({ dossier }: Story, { opening }: Offer) => (dossier.opened ? {} : { opening });

const requiredPapers = (story: Story, version: ProcedureVersion): readonly Component[] =>
  askable(story, version).filter(({ required }) => required);

/** Between filing and answer a new version may come into force. */
const versionAt = (story: Story, { procedure }: Offer, at: Instant): ProcedureVersion =>
  versionOn(story.setting, procedure.code, story.dayAt(at)) ?? procedure;

const filedAt = (story: Story): Instant => {
  const { chance, now, setting } = story;
  const at = chance.under(0.3) ? story.anyTime(chance.between(1, 40)) : now;
  return at > setting.until ? now : at;
};

/** Filed online, for `asked` without one of the papers that the applicant has to bring. */
const submission = (story: Story, offer: Offer, asked: Asked): Move => {
  const at = filedAt(story);
  const version = versionAt(story, offer, at);
  const lacking = asked === 'asked' ? requiredPapers(story, version)[0]?.code : undefined;
  const components = completed(story, version).filter(({ component }) => component !== lacking);
  return { type: 'SubmitOnline', data: { opening: offer.opening, components }, at };
};

const refusal = (story: Story, offer: Offer): Move => ({
  type: 'RefuseReception',
  data: {
    ...head(story, offer),
    reason: story.chance.oneOf([
      'Hồ sơ không thuộc thẩm quyền giải quyết của cơ quan',
      'Không thuộc đối tượng được giải quyết theo quy định',
      'Đã có hồ sơ cùng nội dung đang được giải quyết',
    ]),
  },
  at: replyAt(story),
});

/** Undefined when there is nothing that the applicant could still be asked for. */
const request = (story: Story, offer: Offer): Move | undefined => {
  const at = replyAt(story);
  const lacking = requiredPapers(story, versionAt(story, offer, at));
  if (lacking.length === 0) return undefined;
  const items = [
    { component: story.chance.oneOf(lacking).code, reason: 'Chưa nộp hoặc bản nộp không đọc được' },
  ];
  const reason = 'Hồ sơ chưa đủ thành phần theo quy định';
  return { type: 'RequestSupplementAtReception', data: { ...head(story, offer), items, reason }, at };
};

function* askForMore(story: Story, offer: Offer): Script {
  const asking = request(story, offer);
  if (!asking) return;
  yield asking;
  yield* answer(story, LAPSE_SHARE);
}

const reception = (story: Story, offer: Offer): Move => {
  const at = replyAt(story);
  const components = completed(story, versionAt(story, offer, at));
  return { type: 'Receive', data: { ...head(story, offer), components }, at };
};

/** From filing to the receipt: received, asked for more first, refused, or lapsed. */
export function* receive(story: Story, offer: Offer): Script {
  const { chance, fate } = story;
  const asked = fate !== 'refused' && chance.under(ASKED_SHARE) ? 'asked' : 'complete';
  if (offer.opening.channel === 'online') yield submission(story, offer, asked);
  if (fate === 'refused') {
    yield refusal(story, offer);
    return;
  }
  if (asked === 'asked') yield* askForMore(story, offer);
  if (!story.dossier.opened || story.phase === 'Submitted') yield reception(story, offer);
}
