import type { Affair } from '../generate/Affair.ts';
import type { PartyDraft, Story, Values } from '../generate/Story.ts';
import { syntheticPerson } from '../generate/syntheticPerson.ts';
import { syntheticUscc } from '../generate/syntheticUscc.ts';
import { offenceOf } from './offenceOf.ts';

interface ElectroplatingAffair extends Affair {
  readonly unit: PartyDraft;
  readonly zhang: PartyDraft;
  readonly li: PartyDraft;
  readonly violation: Values;
  readonly penalty: Values;
  readonly sentences: { readonly unit: Values; readonly zhang: Values };
}

const unitName = '淄博示例电镀有限公司';
const facts =
  '淄博示例电镀有限公司通过车间地下暗管向示例河排放含铬废水，经监测六价铬浓度8.6mg/L，超过排放标准42倍。';

/** What the showcase is about, and who is in it. */
export function electroplatingAffair(story: Story): ElectroplatingAffair {
  const offence = offenceOf('WATER');
  const zhang = suspect(story, '张某甲', { occupation: `${unitName}法定代表人` });
  const li = suspect(story, '李某乙', { occupation: `${unitName}车间主任` });
  const unit = story.party({
    kind: 'LEGAL',
    role: 'COUNTERPART',
    name: unitName,
    uscc: syntheticUscc('91', '370303', 370_303),
    legalRepName: zhang.values.name,
    legalRepIdNo: zhang.values.idNo,
    industryCode: 'C33',
    address: '张店示例工业园18号',
  });
  story.caseName = `${unitName}涉嫌通过暗管排放含铬废水案`;
  const guilty = { result: 'GUILTY', charges: [offence.charge], articles: ['刑法第三百三十八条'] };
  return {
    story,
    offence,
    counterpart: unit,
    head: zhang,
    facts,
    unit,
    zhang,
    li,
    violation: {
      clueSource: 'ONLINE_MONITORING',
      pollutants: [
        {
          name: '六价铬',
          medium: 'WATER',
          concentration: 8.6,
          unit: 'mg/L',
          standardValue: 0.2,
          timesOver: 42,
        },
      ],
      keyMonitoredUnit: true,
      permitKeyManaged: true,
      suspectedCrime: true,
      suspectedCharges: [offence.charge],
    },
    penalty: {
      fineAmount: 380_000,
      penaltyCategories: ['FINE'],
      content: '罚款人民币380000元。',
      disclosure: 'PROACTIVE',
    },
    sentences: {
      unit: { ...guilty, principalPenalty: 'NONE', unitFineYuan: 400_000, pleaLeniency: true },
      zhang: {
        ...guilty,
        articles: [...guilty.articles, '刑法第三百四十六条'],
        principalPenalty: 'FIXED_TERM',
        months: 18,
        probationMonths: 24,
        fineYuan: 60_000,
        supplementary: ['FINE'],
        dispositions: [
          {
            charge: offence.charge,
            penaltyKind: 'FIXED_TERM',
            months: 18,
            probationMonths: 24,
            fineYuan: 60_000,
          },
        ],
        prohibitionOrder: '缓刑考验期内禁止从事与排污有关的经营活动。',
        restorationDuty: '承担生态环境修复费用人民币120000元。',
        pleaLeniency: true,
      },
    },
  };
}

function suspect(story: Story, name: string, details: Values): PartyDraft {
  const years = [36, 48] as const;
  const person = syntheticPerson(story.random, story.district, { on: story.opening.at, years });
  return story.party({ ...person, name, role: 'SUSPECT', ...details });
}
