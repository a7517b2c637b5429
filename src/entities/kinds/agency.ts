import type { CellKind } from '../CellKind.ts';
import { choice } from './choice.ts';

/** One of the agencies of the linkage. */
export const agency = (): CellKind =>
  choice('Agency', {
    environment: 'Ecological-environment bureau. 生态环境部门',
    police: 'Public security organ. 公安机关',
    procuratorate: 'People’s procuratorate. 人民检察院',
    court: 'People’s court. 人民法院',
    coordination: 'Coordinating body of the linkage. 牵头单位',
  });

/** Level of an organ or division. */
export const level = (): CellKind =>
  choice('OrganLevel', {
    NATION: 'National. 国家级',
    PROVINCE: 'Provincial. 省级',
    CITY: 'Of a city or prefecture. 市级',
    DISTRICT: 'Of a district or county. 县级',
  });
