import { dayOf } from './chineseTime.ts';
import type { District } from './District.ts';
import type { Story } from './Story.ts';

type Prefix = (district: District) => string;

const bureau =
  (word: string): Prefix =>
  (at) =>
    `${at.city}环${at.place}${word}`;
const police =
  (word: string): Prefix =>
  (at) =>
    `${at.place}公（环）${word}`;
const procuratorate =
  (word: string): Prefix =>
  (at) =>
    `${at.place}检${word}`;

/** How the offices begin their numbers (发文机关代字). */
const prefixes = {
  adminFiling: bureau('立字'),
  measure: bureau('封字'),
  correction: bureau('责改字'),
  penalty: bureau('罚字'),
  transfer: bureau('移字'),
  detentionTransfer: bureau('拘移字'),
  suggestion: bureau('监建字'),
  bureauReply: bureau('复函字'),
  supplement: bureau('补函字'),
  acceptance: police('受字'),
  filing: police('立字'),
  noFiling: police('不立字'),
  withdrawal: police('撤字'),
  reconsideration: police('复字'),
  explanation: police('说明字'),
  arrestRequest: police('提捕字'),
  referral: police('诉字'),
  detention: police('行罚字'),
  transferOpinion: procuratorate('移意'),
  policeLetter: procuratorate('函'),
  reasonRequest: procuratorate('说理'),
  noticeOfFiling: procuratorate('通立'),
  arrest: procuratorate('批捕'),
  nonArrest: procuratorate('不捕'),
  indictment: procuratorate('刑诉'),
  nonProsecution: procuratorate('刑不诉'),
  penaltyOpinion: procuratorate('行意'),
} as const satisfies Record<string, Prefix>;

/** Serial numbers that one case may use up in a year of one prefix, for the years after its opening. */
const places = 4;
const years = 5;

/**
 * A document number of the story (文号). Its serial follows from the number of the case, so that no
 * other case has it, whichever run generated that one. `nth` tells documents of one kind apart.
 */
export function numberOf(story: Story, series: keyof typeof prefixes, at: number, nth = 0): string {
  const prefix = prefixes[series](story.district);
  return `${prefix}〔${dayOf(at).slice(0, 4)}〕${serialOf(story, at, nth)}号`;
}

/** A court case number (案号) of the district's court. */
export function courtNumberOf(story: Story, type: '刑初' | '执', at: number, nth = 0): string {
  const { courtCode } = story.district;
  return `（${dayOf(at).slice(0, 4)}）${courtCode}${type}${serialOf(story, at, nth)}号`;
}

/** A case number of the city's court, which the districts share: it ends with the district's digits. */
export function appealNumberOf(story: Story, at: number): string {
  const { cityCourtCode, divisionCode } = story.district;
  const serial = story.opening.sequence * years + lagOf(story, at);
  return `（${dayOf(at).slice(0, 4)}）${cityCourtCode}刑终${serial}${divisionCode.slice(4)}号`;
}

function serialOf(story: Story, at: number, nth: number): number {
  if (nth >= places) throw new RangeError('A case has that many documents of one kind only.');
  return (story.opening.sequence * years + lagOf(story, at)) * places + nth;
}

/** Years since the opening: the document counts in its own year, the case in that of its opening. */
function lagOf({ opening }: Story, at: number): number {
  const lag = Number(dayOf(at).slice(0, 4)) - Number(dayOf(opening.at).slice(0, 4));
  if (lag < 0 || lag >= years) throw new RangeError('A case runs for less than five years.');
  return lag;
}
