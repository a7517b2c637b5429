import { daysAfter } from './chineseTime.ts';
import type { FeedPlan } from './FeedPlan.ts';
import type { EntryHeader, Story, Telling, Values } from './Story.ts';
import { sampleInterval } from './sampleInterval.ts';

const inTime = { p10: 0.1, p50: 1.2, p90: 4.5 };
const late = { p10: 8.5, p50: 14, p90: 40 };

/** Shares of records: late by neglect (others are, as they wait for an outcome), out of order, marked. */
const lateShare = 0.035;
const outOfOrderShare = 0.04;
const markedShare = 0.03;

/** Most are entered within days, a tenth late, few before their predecessor, few marked. */
export function enterAsOfficersDo(
  story: Story,
  plan: FeedPlan,
  { at, known = at }: Telling,
): { readonly entered: number; readonly header: EntryHeader } {
  const { random } = story;
  const delay = sampleInterval(random, random.chance(lateShare) ? late : inTime);
  const soonest = Math.max(daysAfter(at, delay), known + random.integer(15, 240) * 60_000);
  // Nothing but the record that opens the case may be entered before it.
  const opened = story.records[0]?.entered ?? 0;
  const before = random.chance(outOfOrderShare) ? opened : story.lastEntered;
  const floor = before + random.integer(5, 300) * 60_000;
  return { entered: Math.max(soonest, floor), header: headerOf(story, plan) };
}

function headerOf(story: Story, plan: FeedPlan): EntryHeader {
  const { random } = story;
  const exchanged = random.chance(0.15);
  return {
    markingLevel: 'INTERNAL',
    disclosure: 'NONE',
    entryChannel: exchanged ? 'EXCHANGE' : random.chance(0.3) ? 'MANUAL' : 'API',
    sourceSystem: exchanged ? '政法跨部门办案平台' : undefined,
    sourceRecordId: exchanged ? random.hex(3) : undefined,
    attachments: random.chance(0.1) ? [attachment(story)] : undefined,
    lateReason: random.chance(0.7) ? random.pick(lateReasons) : undefined,
    ...(random.chance(markedShare) ? mark(story, plan) : {}),
  };
}

const lateReasons = [
  '待相关办理结果明确后一并录入',
  '系统接口故障，恢复后补录',
  '纸质文书流转延迟',
  '法定节假日期间未能录入',
];

function attachment({ random }: Story): Values {
  return {
    name: '文书扫描件.pdf',
    mediaType: 'application/pdf',
    sha256: random.hex(8),
    bytes: random.integer(40_000, 4_000_000),
  };
}

/** Police and procuratorate mark secrets of the investigation; all may name whom they admit. */
function mark({ random, district }: Story, { feed }: FeedPlan): Partial<EntryHeader> {
  const { environment, police, procuratorate } = district.offices;
  if ((feed.agency === 'police' || feed.agency === 'procuratorate') && random.chance(0.6)) {
    const markingReason = '涉及尚未公开的侦查措施，扩散可能妨碍侦查';
    return { markingLevel: 'INVESTIGATION', markingReason };
  }
  const markingAudience = random.pick([
    ['environment', 'procuratorate'],
    ['police', 'procuratorate'],
    [environment.organId, police.organId, procuratorate.organId],
  ]);
  return { markingAudience, markingReason: '涉及举报人信息，仅限直接办案单位知悉' };
}
