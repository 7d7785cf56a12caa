import { accepted } from '../contract/reply';
import type { Catalogue, CatalogueProcedure } from './catalogue';
import type { Services } from './service';

const CHANNELS = { direct: '1', online: '2', postal: '3' } as const;

const UNITS_OF_TIME: Readonly<Record<string, string>> = {
  'working-days': 'Ngày làm việc',
  'calendar-days': 'Ngày',
  'working-hours': 'Giờ',
  months: 'Tháng',
};

const LEVELS: Readonly<Record<string, string>> = { province: '2', district: '3', commune: '4' };

const waysOf = ({ limits, fees }: CatalogueProcedure): readonly object[] =>
  (Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]).flatMap((channel) => {
    const limit = limits[channel];
    if (!limit) return [];
    const PHILEPHI = fees.map(({ code, name, amountVnd }) => ({
      MAPHILEPHI: code,
      SOTIEN: String(amountVnd),
      DONVI: 'Đồng',
      MOTA: name,
    }));
    const time = {
      THOIGIANGIAIQUYET: String(limit.amount),
      DONVITINH: UNITS_OF_TIME[limit.unit] ?? limit.unit,
      MOTA: '',
      PHILEPHI,
    };
    return [{ KENH: CHANNELS[channel], THOIGIAN: [time] }];
  });

/** A procedure as `LayThuTuc` tells it. */
const detailOf = (procedure: CatalogueProcedure, { units }: Catalogue): object => {
  const { code, name, field, components, result } = procedure;
  return {
    MATTHC: code,
    TENTTHC: name,
    LINHVUCTHUCHIEN: [{ MALINHVUC: field, TENLINHVUC: field }],
    MACOQUANCONGBO: units[0]?.id ?? '',
    TRINHTUTHUCHIEN: [],
    CACHTHUCTHUCHIEN: waysOf(procedure),
    YEUCAU: '',
    MOTADOITUONGTHUCHIEN: '',
    KETQUATHUCHIEN: [{ MAKETQUA: `KQ.${code}`, TENKETQUA: result.name }],
    CANCUPHAPLY: [],
    TRANGTHAI: '1',
    COQUANTHUCHIEN: units.map(({ id, name: TENDONVI }) => ({ MADONVI: id, TENDONVI })),
    THANHPHANHOSO: [
      {
        GIAYTO: components.map((each) => ({
          MAGIAYTO: each.code,
          TENGIAYTO: each.name,
          TENMAUDON: '',
          URL: '',
        })),
      },
    ],
  };
};

/** Procedures and catalogues, as far as their replies are known. */
export const catalogueServices = (catalogue: Catalogue): Services => {
  const { procedures, units } = catalogue;
  const names = procedures.map(({ code, name }) => ({ MATTHC: code, TENTTHC: name }));
  const fields = [...new Set(procedures.map(({ field }) => field))];
  const share = (result: readonly object[]) => ({
    endpoint: 'share' as const,
    answer: () => accepted('Thành công', result),
  });
  return {
    LayDanhSachTTHC: share(names),
    LayDanhMucCoQuan: share(
      units.map(({ id, name, level }) => ({ MADONVI: id, TENDONVI: name, CAPDONVI: LEVELS[level] ?? '' })),
    ),
    LayDanhMucLinhVuc: share(fields.map((each) => ({ MALINHVUC: each, TENLINHVUC: each, MANGANH: '' }))),
    LayThuTuc: {
      endpoint: 'integration',
      answer: ({ maTTHC }) => {
        const procedure = procedures.find(({ code }) => code === maTTHC);
        return accepted('Thành công', procedure ? [detailOf(procedure, catalogue)] : []);
      },
    },
    LayDVC: {
      endpoint: 'integration',
      answer: () =>
        accepted('Thành công', {
          data: names.map((each) => ({ MADVC: each.MATTHC, TENDVC: each.TENTTHC, ...each })),
        }),
    },
  };
};
