import type { DetentionFactPattern } from './DetentionFactPattern.ts';

/** 行政主管部门移送适用行政拘留环境违法案件暂行办法 (ADET) Art. 3–8. */
export const adetFactPatterns: readonly DetentionFactPattern[] = [
  {
    code: 'EIA_STOP_REFUSED_STILL_BUILDING',
    zh: '责令停止建设后再次检查仍在建设',
    en: 'Found building again after an order to stop',
    basis: 'ADET 3(一)',
  },
  {
    code: 'EIA_STOP_REFUSED_PROVEN_BUILDING',
    zh: '有证据证明责令停止建设期间仍在建设',
    en: 'Proven to have built while ordered to stop',
    basis: 'ADET 3(二)',
  },
  {
    code: 'EIA_STOP_REFUSED_CHECK_OBSTRUCTED',
    zh: '责令停止建设后拒绝、阻挠核查',
    en: 'Obstructed the check of an order to stop building',
    basis: 'ADET 3(三)',
  },
  {
    code: 'PERMIT_STOP_REFUSED_STILL_DISCHARGING',
    zh: '责令停止排污后再次检查仍在排污',
    en: 'Found discharging again after an order to stop',
    basis: 'ADET 4(一)',
  },
  {
    code: 'PERMIT_STOP_REFUSED_PROVEN_DISCHARGING',
    zh: '有证据证明责令停止排污期间排污',
    en: 'Proven to have discharged while ordered to stop',
    basis: 'ADET 4(二)',
  },
  {
    code: 'PERMIT_STOP_REFUSED_CHECK_OBSTRUCTED',
    zh: '责令停止排污后拒绝、阻挠核查',
    en: 'Obstructed the check of an order to stop discharging',
    basis: 'ADET 4(三)',
  },
  { code: 'HIDDEN_PIPE', zh: '暗管', en: 'Discharge through a hidden pipe', basis: 'ADET 5' },
  { code: 'SEEPAGE_WELL', zh: '渗井', en: 'Discharge into a seepage well', basis: 'ADET 5' },
  { code: 'SEEPAGE_PIT', zh: '渗坑', en: 'Discharge into a seepage pit', basis: 'ADET 5' },
  { code: 'INJECTION', zh: '灌注', en: 'Injection into the ground', basis: 'ADET 5' },
  {
    code: 'DATA_TAMPER_SYSTEM',
    zh: '删除、修改、增加、干扰监控系统或数据',
    en: 'Deleted, altered, added or interfered with system or data',
    basis: 'ADET 6(一)',
  },
  {
    code: 'DATA_TAMPER_EQUIPMENT',
    zh: '破坏、损毁监控仪器设施',
    en: 'Damaged monitoring equipment',
    basis: 'ADET 6(二)',
  },
  {
    code: 'DATA_TAMPER_DILUTION',
    zh: '稀释排放的污染物干扰监测数据',
    en: 'Diluted the discharge to falsify data',
    basis: 'ADET 6(三)',
  },
  {
    code: 'DATA_TAMPER_OTHER',
    zh: '其他致使监测、监控设施不能正常运行',
    en: 'Otherwise kept monitoring from working',
    basis: 'ADET 6(四)',
  },
  {
    code: 'FACILITY_ABNORMAL_BYPASS',
    zh: '污染物不经处理设施直接排放',
    en: 'Discharged past the treatment facility',
    basis: 'ADET 7(一)',
  },
  {
    code: 'FACILITY_ABNORMAL_EMERGENCY_VALVE',
    zh: '非紧急情况下开启应急排放阀门',
    en: 'Opened the emergency valve without emergency',
    basis: 'ADET 7(二)',
  },
  {
    code: 'FACILITY_ABNORMAL_MIDWAY_OUTLET',
    zh: '从中间工序引出未经处理的污染物直接排放',
    en: 'Discharged from a step midway',
    basis: 'ADET 7(三)',
  },
  {
    code: 'FACILITY_ABNORMAL_STOPPED',
    zh: '生产作业过程中停止运行处理设施',
    en: 'Stopped the facility during operation',
    basis: 'ADET 7(四)',
  },
  {
    code: 'FACILITY_ABNORMAL_MISOPERATION',
    zh: '违反操作规程使用处理设施',
    en: 'Ran the facility against its operating rules',
    basis: 'ADET 7(五)',
  },
  {
    code: 'FACILITY_ABNORMAL_UNREPAIRED',
    zh: '处理设施故障后不及时检查维修',
    en: 'Did not repair the facility in time',
    basis: 'ADET 7(六)',
  },
  {
    code: 'FACILITY_ABNORMAL_OTHER',
    zh: '其他不正常运行污染防治设施',
    en: 'Otherwise ran the facility abnormally',
    basis: 'ADET 7(七)',
  },
  {
    code: 'BANNED_PESTICIDE',
    zh: '生产、使用禁用农药，责令改正后拒不改正',
    en: 'Made or used a banned pesticide and refused to correct',
    basis: 'ADET 8',
  },
];
