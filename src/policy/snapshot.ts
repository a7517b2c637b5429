import type { Agency } from '../codes/agencies.ts';
import { type Stage, stages } from '../codes/stages.ts';
import { all, type Condition } from '../db/projection/Condition.ts';
import type { Model } from '../db/projection/Model.ts';
import type { View } from '../db/projection/View.ts';
import { decide } from './decide.ts';
import type { Post } from './Reader.ts';
import type { Registry } from './Registry.ts';
import { sayCondition } from './sayCondition.ts';
import { settle } from './settle.ts';

/** From a stage on, what a reader may see: in words, the same until the next entry. */
export type Course = readonly (readonly [from: Stage, outcome: string])[];

/** Cells of one type that all readers see alike. */
export interface Group {
  readonly fields: readonly string[];
  /** Whether a provider's marking or note may narrow it. */
  readonly markable: boolean;
  readonly readers: Readonly<Record<string, Course>>;
}

/** Who may see what, for machines (`docs/permissions.json`): type, cells, reader, stage, outcome. */
export interface Snapshot {
  readonly types: Readonly<Record<string, readonly Group[]>>;
}

export const denied = sayCondition({ is: 'never' });
export const stageNames: readonly Stage[] = Object.keys(stages).filter((name): name is Stage =>
  Object.hasOwn(stages, name),
);

const agencies = ['environment', 'police', 'procuratorate', 'court'] as const;
const posts = ['handler', 'supervisor', 'liaison'] as const;

/** One reader for each set of rights: agency and post, statistics, public. */
const readers: readonly (readonly [name: string, agency: Agency, post: Post])[] = [
  ...agencies.flatMap((agency) =>
    posts.map((post) => [`${agency}/${post}`, agency, post] as const),
  ),
  ['statistics/analyst', 'coordination', 'analyst'],
  ['public/partner', 'coordination', 'partner'],
];

export const readerNames = readers.map(([name]) => name);

/** The regulation as `decide` reads it, walked through every cell, reader and stage. */
export function takeSnapshot(registry: Registry): Snapshot {
  const views = readers.map(
    ([name, agency, post]) => [name, viewOf(agency, post, registry)] as const,
  );
  const models = [...registry.models.values()].filter((model) => model.kind !== 'reference');
  return { types: Object.fromEntries(models.map((model) => [model.name, groupsOf(model, views)])) };
}

function viewOf(agency: Agency, post: Post, registry: Registry): View {
  return decide(
    {
      ...{ login: '', kind: 'OFFICER', organId: '', organName: '', divisionCode: '370303' },
      ...{ agency, posts: [post], granted: [], clearance: 'INVESTIGATION', status: 'ACTIVE' },
    },
    registry,
  );
}

type Views = readonly (readonly [string, View])[];

function groupsOf(model: Model, views: Views): readonly Group[] {
  const told = [...model.cells.keys()].map((cell) => {
    const markable = views.some(([, view]) =>
      view
        .access(model)
        .guards(cell)
        .some(({ when }) => when.is === 'noted'),
    );
    const courses = views.map(([name, view]) => {
      const canOwn = model.kind === 'party' || name.startsWith(`${model.schema}/`);
      return [name, courseOf(model, cell, { view, canOwn })] as const;
    });
    return { cell, markable, readers: Object.fromEntries(courses) };
  });
  const alike = Map.groupBy(told, ({ cell: _, ...group }) => JSON.stringify(group));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { cell: _, ...group } = first;
    return [{ fields: same.map(({ cell }) => cell), ...group }];
  });
}

function courseOf(
  model: Model,
  cell: string,
  { view, canOwn }: { view: View; canOwn: boolean },
): Course {
  const { rows, guards } = view.access(model);
  const hurdles = guards(cell);
  const whole = all(rows, ...hurdles.map(({ when }) => when));
  const part = all(rows, ...hurdles.flatMap(({ when, masks }) => (masks ? [] : [when])));
  // Thousands of cells share a few hundred courses, and each start of the hub asks for all of them.
  const key = JSON.stringify([whole, part, canOwn]);
  const known = courses.get(key);
  if (known !== undefined) return known;
  const course = toldCourse(whole, part, canOwn);
  courses.set(key, course);
  return course;
}

const courses = new Map<string, Course>();

function toldCourse(whole: Condition, part: Condition, canOwn: boolean): Course {
  const outcomes = stageNames.map((name): readonly [Stage, string] => {
    const at = { rank: stages[name].rank, canOwn };
    const seen = sayCondition(settle(whole, at));
    const inPart = sayCondition(settle(part, at));
    if (seen === inPart || inPart === denied) return [name, seen];
    const rest = `in part 部分遮盖 (${inPart})`;
    return [name, seen === denied ? rest : `${seen}; else 其余 ${rest}`];
  });
  return outcomes.filter(([, outcome], index) => outcome !== outcomes[index - 1]?.[1]);
}

/** What a reader sees at a stage. */
export function outcomeAt(course: Course, stage: Stage): string {
  const place = stageNames.indexOf(stage);
  return course.findLast(([from]) => stageNames.indexOf(from) <= place)?.[1] ?? denied;
}
