import { CHANNEL_FIGURES, channelFigures, Tally } from '@hoso/domain';
import { GROUP_COLUMNS, numbered, whole } from './group-columns';
import { eachInHand } from './in-hand';
import { drillDownOf, type ReportKind } from './report-kind';

const ASSISTED = 'Có hỗ trợ nộp hồ sơ';

/** How dossiers came in (*cách thức nộp hồ sơ*) and who helped to file them. */
export const channels: ReportKind = {
  name: 'channels',
  title: 'CÁCH THỨC NỘP HỒ SƠ VÀ HỖ TRỢ NỘP HỒ SƠ',
  make: async (making) => {
    const tally = new Tally(CHANNEL_FIGURES);
    const { bounds } = making.scope;
    await eachInHand(making, (facts) => tally.add(facts, channelFigures.of(facts, bounds)));
    const { online, direct, postal, received } = tally.total;
    const [left, right] = [online + direct + postal, received];
    return {
      rows: numbered(tally.rows),
      total: tally.total,
      identities: [{ name: 'online + direct + postal = received', left, right, holds: left === right }],
    };
  },
  columns: [
    ...GROUP_COLUMNS,
    whole('received', 'Tiếp nhận trong kỳ'),
    whole('online', 'Trực tuyến'),
    whole('direct', 'Trực tiếp'),
    whole('postal', 'Bưu chính công ích'),
    whole('assisted', 'Tổng số', ASSISTED),
    whole('assisted-one-stop', 'Một cửa', ASSISTED),
    whole('assisted-post', 'Bưu điện', ASSISTED),
    whole('assisted-enterprise', 'Doanh nghiệp', ASSISTED),
  ],
  drillDown: drillDownOf(() => channelFigures, CHANNEL_FIGURES),
};
