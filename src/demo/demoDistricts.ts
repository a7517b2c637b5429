import type { District } from '../generate/District.ts';
import { districtsOf } from '../generate/findDistricts.ts';

const city = { divisionCode: '370300', name: '淄博市', courtCode: '鲁03' };

/** The districts of the demo city that have readers: 淄川 and 张店. */
export const [zichuan, zhangdian] = twoOf(
  districtsOf(city, [
    { divisionCode: '370302', name: '淄川区', courtCode: '鲁0302' },
    { divisionCode: '370303', name: '张店区', courtCode: '鲁0303' },
  ]),
);

function twoOf([one, other]: readonly District[]): readonly [District, District] {
  if (one === undefined || other === undefined) throw new RangeError('The demo city has two.');
  return [one, other];
}
