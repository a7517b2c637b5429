import { demoOrgans, demoReaders } from '../../../src/demo/demoReaders.ts';

/** The columns of domain.md 4.4 in which a reader reads. */
export type Column = 'environment' | 'police' | 'procuratorate' | 'court' | 'statistics' | 'public';

/** Who asks in the proof, told from the demo's registry without the product's judge. */
export interface Persona {
  readonly login: string;
  /** None: who is audited or revoked reads nothing. */
  readonly column: Column | undefined;
  readonly agency: string;
  readonly organ: string;
  /** First digits of the divisions that its organ is in charge of. */
  readonly reach: string;
  /** How near it is to the case: it handles it, oversees the work, or keeps contact (4.2 PER). */
  readonly duty: 'handler' | 'oversight' | 'contact' | undefined;
  /** The names under which a note admits it. */
  readonly names: readonly string[];
}

const extra = (login: string, organId: string, post: string, status = 'ACTIVE') => ({
  login,
  kind: 'OFFICER',
  organId,
  posts: [post],
  clearance: 'INVESTIGATION',
  status,
});

/** Posts that the demo has no reader for, and one whom the registry has struck off. */
export const extraReaders = [
  extra('revoked-370303', 'police-370303', 'handler', 'REVOKED'),
  extra('supervisor-370300', 'procuratorate-370300', 'supervisor'),
  extra('reviewer-370303', 'environment-370303', 'reviewer'),
  extra('liaison-370303', 'police-370303', 'liaison'),
  extra('administrator-370303', 'court-370303', 'administrator'),
];

/** Each agency's own, other and higher organs, the highest ones, and those who read no case. */
const logins = [
  ...['370303', '370302', '370300'].flatMap((division) => [
    `environment-officer-${division}`,
    `police-officer-${division}`,
    `procuratorate-prosecutor-${division}`,
    `court-judge-${division}`,
  ]),
  'procuratorate-prosecutor-000000',
  'analyst-370300',
  'partner-370300',
  'auditor-370300',
  ...extraReaders.map(({ login }) => login),
];

export const personas: readonly Persona[] = logins.map((login) => {
  const reader = [...demoReaders, ...extraReaders].find((one) => one.login === login);
  const organ = demoOrgans.find(({ id }) => id === reader?.organId);
  if (reader === undefined || organ === undefined) throw new Error(`No reader ${login}`);
  const { agency, divisionCode } = organ;
  return {
    login,
    column: columnOf(reader.posts, agency, reader.status),
    agency,
    organ: organ.id,
    reach: divisionCode.replace(/(00)+$/, ''),
    duty: dutyOf(reader.posts),
    names: [agency, organ.id].flatMap((name) => [
      name,
      ...reader.posts.map((post) => `${name}/${post}`),
    ]),
  };
});

function columnOf(posts: readonly string[], agency: string, status: string): Column | undefined {
  if (status !== 'ACTIVE' || posts.includes('auditor') || posts.includes('administrator')) {
    return undefined;
  }
  if (posts.includes('analyst')) return 'statistics';
  if (posts.includes('partner')) return 'public';
  return agency === 'environment' || agency === 'police' || agency === 'procuratorate'
    ? agency
    : 'court';
}

function dutyOf(posts: readonly string[]): Persona['duty'] {
  if (posts.includes('handler')) return 'handler';
  if (posts.includes('supervisor') || posts.includes('reviewer')) return 'oversight';
  return posts.includes('liaison') || posts.includes('clueDesk') ? 'contact' : undefined;
}
