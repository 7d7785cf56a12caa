import { fileOf } from '../artificial-ids';
import { officersOn } from '../desks';
import type { Script, Story } from '../story';
import { isDigital, provided } from './provided';

/** A statutory extension, where the procedure grants one. */
export function* extend(story: Story): Script {
  const { chance, procedure } = story;
  if (!procedure.extension || procedure.extension.maximum < 1 || !chance.under(0.25)) return;
  const { legalBasis, maximum } = procedure.extension;
  yield {
    type: 'Extend',
    data: {
      decision: story.number('QĐ-GH'),
      legalBasis,
      reason: 'Vụ việc có tình tiết phức tạp, cần thẩm tra thêm',
      amount: chance.whole(1, Math.floor(maximum)),
    },
    at: story.within([0.2, 0.7]),
  };
}

/** The dossier changes hands within the unit. */
export function* reassign(story: Story): Script {
  const { chance, setting, opened } = story;
  if (!chance.under(0.05)) return;
  const at = story.within([0.02, 0.2]);
  const { unit, officer: before } = opened.handling;
  const others = officersOn(setting, unit, story.dayAt(at)).filter(
    ({ id }) => id !== before && setting.units.get(unit)?.officers[id],
  );
  if (others.length === 0) return;
  const reason = chance.oneOf(['Cán bộ nghỉ phép', 'Điều hòa khối lượng công việc']);
  yield { type: 'Reassign', data: { officer: chance.oneOf(others).id, reason }, at };
}

/** One more component is scanned, or taken from where it is already digital. */
export function* fileAnother(story: Story): Script {
  const { chance, procedure, setting, index } = story;
  const open = procedure.components.filter(
    ({ code, presentedOnly }) => !presentedOnly && !isDigital(story, code),
  );
  if (open.length === 0 || !chance.under(0.25)) return;
  const component = chance.oneOf(open);
  const { reused, digitised } = provided(story, component);
  const at = story.within([0.02, 0.15]);
  const { code } = component;
  if (reused) yield { type: 'Reuse', data: { component: code, ...reused }, at };
  else {
    const file = digitised ?? fileOf(`component ${setting.seed}-${index}-${code}`);
    yield { type: 'Digitise', data: { component: code, file }, at };
  }
}
