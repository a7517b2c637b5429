import type { Agency } from '../codes/agencies.ts';
import { type DivisionReach, divisionReach } from '../codes/divisionReach.ts';
import type { Post, Reader } from '../policy/Reader.ts';

/** An office of the demo city, with the name that the real one has. */
export interface DemoOrgan {
  readonly id: string;
  readonly name: string;
  readonly agency: Agency;
  readonly level: DivisionReach['level'];
  readonly divisionCode: string;
  readonly parentId?: string;
  readonly courtCode?: string;
}

/** A reader of the demo city: a post, and never a person. */
export interface DemoReader
  extends Pick<Reader, 'login' | 'kind' | 'organId' | 'posts' | 'clearance' | 'status'> {}

type Particulars = Partial<Pick<DemoOrgan, 'id' | 'parentId' | 'courtCode'>>;

/** Offices of the demo city 淄博市, two of its districts, and those above it; parents first. */
export const demoOrgans: readonly DemoOrgan[] = [
  organ('procuratorate', '000000', '最高人民检察院'),
  organ('court', '000000', '最高人民法院', { courtCode: '最高法' }),
  organ('procuratorate', '370000', '山东省人民检察院', { parentId: 'procuratorate-000000' }),
  organ('court', '370000', '山东省高级人民法院', { parentId: 'court-000000', courtCode: '鲁' }),

  organ('environment', '370300', '淄博市生态环境局'),
  organ('police', '370300', '淄博市公安局'),
  organ('procuratorate', '370300', '淄博市人民检察院', { parentId: 'procuratorate-370000' }),
  organ('court', '370300', '淄博市中级人民法院', { parentId: 'court-370000', courtCode: '鲁03' }),
  organ('coordination', '370300', '中共淄博市委政法委员会'),
  organ('coordination', '370300', '淄博市公共信用信息中心', { id: 'credit-370300' }),
  organ('coordination', '370300', '淄博市审计局', { id: 'audit-370300' }),

  organ('environment', '370303', '淄博市生态环境局张店分局', { parentId: 'environment-370300' }),
  organ('police', '370303', '淄博市公安局张店分局', { parentId: 'police-370300' }),
  organ('procuratorate', '370303', '淄博市张店区人民检察院', { parentId: 'procuratorate-370300' }),
  organ('court', '370303', '淄博市张店区人民法院', {
    parentId: 'court-370300',
    courtCode: '鲁0303',
  }),

  organ('environment', '370302', '淄博市生态环境局淄川分局', { parentId: 'environment-370300' }),
  organ('police', '370302', '淄博市公安局淄川分局', { parentId: 'police-370300' }),
  organ('procuratorate', '370302', '淄博市淄川区人民检察院', { parentId: 'procuratorate-370300' }),
  organ('court', '370302', '淄博市淄川区人民法院', {
    parentId: 'court-370300',
    courtCode: '鲁0302',
  }),
];

/** Whoever handles cases is cleared for all that the regulation, or a provider, may open to it. */
const handlers = [
  { agency: 'environment', duty: 'officer', clearance: 'INVESTIGATION' },
  { agency: 'police', duty: 'officer', clearance: 'INVESTIGATION' },
  { agency: 'procuratorate', duty: 'prosecutor', clearance: 'INVESTIGATION' },
  { agency: 'court', duty: 'judge', clearance: 'INVESTIGATION' },
] as const;

/** One reader for each duty; whoever sits above a district also supervises. */
export const demoReaders: readonly DemoReader[] = [
  ...['370303', '370302', '370300', '000000'].flatMap((division) =>
    handlers
      .filter(({ agency }) => demoOrgans.some(({ id }) => id === `${agency}-${division}`))
      .map(({ agency, duty, clearance }): DemoReader => {
        const posts: readonly Post[] = division.endsWith('00')
          ? ['handler', 'supervisor']
          : ['handler'];
        return officer(`${agency}-${duty}-${division}`, `${agency}-${division}`, posts, clearance);
      }),
  ),
  officer('environment-clue-desk-370303', 'environment-370303', ['clueDesk'], 'INTERNAL'),
  officer('police-liaison-370303', 'police-370303', ['liaison'], 'INTERNAL'),
  officer('police-reviewer-370303', 'police-370303', ['reviewer'], 'INVESTIGATION'),
  officer('administrator-370300', 'coordination-370300', ['administrator'], 'INTERNAL'),
  officer('analyst-370300', 'coordination-370300', ['analyst'], 'INTERNAL'),
  officer('auditor-370300', 'audit-370300', ['auditor'], 'INTERNAL'),
  {
    ...officer('partner-370300', 'credit-370300', ['partner'], 'PUBLIC'),
    kind: 'APPLICATION',
  },
];

function organ(
  agency: Agency,
  divisionCode: string,
  name: string,
  particulars: Particulars = {},
): DemoOrgan {
  const { level } = divisionReach(divisionCode);
  return { id: `${agency}-${divisionCode}`, name, agency, level, divisionCode, ...particulars };
}

function officer(
  login: string,
  organId: string,
  posts: readonly Post[],
  clearance: DemoReader['clearance'],
): DemoReader {
  return { login, kind: 'OFFICER', organId, posts, clearance, status: 'ACTIVE' };
}
