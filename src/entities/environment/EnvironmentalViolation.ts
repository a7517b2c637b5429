import { violationTypes } from '../../codes/violationTypes.ts';
import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { atLeast, expectedIf, has, is, notBefore } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { code } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer, yuan } from '../kinds/number.ts';
import { documentNo } from '../kinds/printed.ts';
import { struct, structs } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { CoerciveMeasure } from './CoerciveMeasure.ts';
import { EvidenceItem } from './EvidenceItem.ts';
import { GeoPoint } from './GeoPoint.ts';
import { Officer } from './Officer.ts';
import { Pollutant } from './Pollutant.ts';
import { PollutionHarm } from './PollutionHarm.ts';

/** Violation facts under the ordinary procedure 适用一般程序的环境违法事实 (17号 Art. 34(1)). */
@Feed('environment', {
  description:
    'The facts of an environmental violation handled under the ordinary procedure (环环监〔2017〕17号 Art. 34(1)). 适用一般程序的环境违法事实',
  decided: 'discoveredAt',
  number: 'adminFilingNo',
  rules: [
    atLeast('officers', 2),
    notBefore('occurredTo', 'occurredFrom'),
    notBefore('discoveredAt', 'occurredFrom'),
    notBefore('adminFiledAt', 'discoveredAt'),
    expectedIf(
      'adminFiledAt',
      has('adminFilingNo'),
      'A filing has a date.',
      '已立案的，应当填写立案时间。',
    ),
    expectedIf(
      'pollutants',
      has('dischargeMode'),
      'A discharge names its pollutants.',
      '有排放行为的，应当填写污染物。',
    ),
    expectedIf(
      'suspectedCharges',
      is('suspectedCrime', true),
      'A suspected crime has a suspected charge.',
      '疑似涉嫌犯罪的，应当填写疑似罪名。',
    ),
  ],
})
export class EnvironmentalViolation extends FeedRecord {
  @Cell(text(100), 'Name of the case. 案件名称', { required: true })
  caseName?: string;

  @Cell(text(500), 'Cause of action. 案由', { required: true })
  caseReason?: string;

  @Cell(
    choice('ViolationSource', {
      INSPECTION: 'Inspection. 检查',
      HOTLINE: 'Report to 12369. 12369举报',
      PETITION: 'Petition. 信访',
      ONLINE_MONITORING: 'Automatic monitoring. 在线监测',
      SUPERIOR: 'Assigned from above. 上级交办',
      REFERRAL: 'Referred by another agency. 移送',
      MEDIA: 'The media. 媒体',
      OTHER: 'Other. 其他',
    }),
    'Where the case came from. 案件来源',
    { required: true },
  )
  clueSource?: string;

  @Cell(dateTime(), 'When the violation was discovered. 发现时间', { notNull: true })
  discoveredAt?: string;

  @Cell(dateTime(), 'When the violation began. 违法开始时间')
  occurredFrom?: string;

  @Cell(dateTime(), 'When the violation ended. 违法结束时间')
  occurredTo?: string;

  @Cell(text(300), 'Place of the violation. 违法地点', { required: true })
  location?: string;

  @Cell(
    struct(() => GeoPoint),
    'Place on the map. 经纬度',
  )
  geo?: GeoPoint;

  @Cell(code('violation types', violationTypes), 'Kind of violation. 违法行为类型', {
    required: true,
  })
  violationType?: string;

  @Cell(
    structs(() => Pollutant),
    'Pollutants. 污染物',
  )
  pollutants?: readonly Pollutant[];

  @Cell(
    choice('DischargeMode', {
      HIDDEN_PIPE: 'Hidden pipe. 暗管',
      SEEPAGE_WELL: 'Seepage well. 渗井',
      SEEPAGE_PIT: 'Seepage pit. 渗坑',
      FISSURE: 'Fissure. 裂隙',
      KARST_CAVE: 'Karst cave. 溶洞',
      INJECTION: 'Injection. 灌注',
      EMERGENCY_CHANNEL: 'Emergency channel opened without emergency. 应急通道',
      DATA_FRAUD: 'Falsified monitoring. 监测造假',
      DIRECT: 'Direct discharge. 直排',
      DUMPING: 'Dumping. 倾倒',
      OTHER: 'Other. 其他',
    }),
    'Manner of discharge. 排放方式',
  )
  dischargeMode?: string;

  @Cell(
    choice('ProtectedArea', {
      WATER_SOURCE_1: 'First-grade protection zone of drinking water. 饮用水水源一级保护区',
      WATER_SOURCE_2: 'Second-grade protection zone of drinking water. 饮用水水源二级保护区',
      NATURE_CORE: 'Core of a protected natural area. 自然保护地核心保护区',
      OTHER: 'Other area under key protection by law. 依法确定的其他重点保护区域',
    }),
    'Area under key protection. 重点保护区域',
  )
  protectedArea?: string;

  @Cell(flag(), 'Unit under key monitoring. 重点排污单位', { required: true })
  keyMonitoredUnit?: boolean;

  @Cell(flag(), 'Unit under key management of discharge permits. 排污许可重点管理', {
    required: true,
  })
  permitKeyManaged?: boolean;

  @Cell(yuan(), 'Amount involved in yuan. 涉案金额（元）')
  amountInvolved?: number;

  @Cell(yuan(), 'Illegal gains in yuan. 违法所得（元）')
  illegalGains?: number;

  @Cell(yuan(), 'Loss of public and private property in yuan. 公私财产损失（元）')
  propertyLoss?: number;

  @Cell(integer(), 'Penalties of the same kind within two years. 二年内同类处罚次数')
  priorPenalties2y?: number;

  @Cell(flag(), 'Whether a heavy-pollution alert was in force. 重污染天气预警期间')
  duringAlert?: boolean;

  @Cell(
    integer(),
    'Penalties within two years for exceeding the limits of air pollutants during such alerts. 二年内预警期间超标排放处罚次数',
  )
  priorAlertPenalties2y?: number;

  @Cell(
    struct(() => PollutionHarm),
    'What the pollution did. 污染后果',
  )
  harm?: PollutionHarm;

  @Cell(
    choice('EnforcementProcedure', {
      ORDINARY: 'Ordinary procedure. 普通程序',
      SIMPLE: 'Simple procedure. 简易程序',
    }),
    'Procedure; only the ordinary one obliges to enter. 处罚程序',
    { required: true },
  )
  procedure?: string;

  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the administrative filing. 立案号')
  adminFilingNo?: string;

  @Cell(dateTime(), 'When the bureau filed the case. 立案时间')
  adminFiledAt?: string;

  @Cell(text(2000), 'Why the bureau did not file it. 不予立案依据')
  notFiledReason?: string;

  @Cell(
    structs(() => CoerciveMeasure),
    'Coercive measures (行政强制法 Art. 25). 行政强制措施',
  )
  coerciveMeasures?: readonly CoerciveMeasure[];

  @Cell(
    structs(() => Officer),
    'The two or more officers (行政处罚法 Art. 42). 执法人员',
    {
      required: true,
    },
  )
  officers?: readonly Officer[];

  @Cell(flag(), 'Whether a crime is suspected. 是否疑似涉嫌犯罪', { required: true })
  suspectedCrime?: boolean;

  @Cell(chargeNames(), 'Suspected charges by their names. 疑似罪名')
  suspectedCharges?: readonly string[];

  @Cell(
    structs(() => EvidenceItem),
    'Evidence (17号 Art. 20). 证据',
  )
  evidences?: readonly EvidenceItem[];
}
