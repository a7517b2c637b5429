import { divisionReach } from '../codes/divisionReach.ts';
import { Cursors } from '../db/projection/Cursors.ts';
import type { ReaderValues } from '../db/projection/Statement.ts';
import type { View } from '../db/projection/View.ts';
import { capacityName, intakeName } from '../policy/capacityName.ts';
import { decide, profileOf } from '../policy/decide.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Context, Services } from './Context.ts';
import { type Errand, errandOf } from './Errand.ts';

const views = new WeakMap<Services, Map<string, View>>();

/** What depends on the reader alone. The registry keeps a reader for a second, and this with it. */
type Rights = Pick<Context, 'reader' | 'view' | 'readerValues' | 'pass' | 'intake' | 'cursors'>;
const rights = new WeakMap<Services, WeakMap<Reader, Rights>>();

const unstated = {
  purpose: undefined,
  caseId: undefined,
  client: '',
  transport: 'INTERNAL',
} as const;
const noOperation = { name: null, hash: '', roots: [] };

/** The context of one request. Readers with the same rights share one view, and so its plans. */
export function createContext(
  services: Services,
  reader: Reader,
  requestId: string,
  errand: Errand = errandOf(reader, unstated, services.presumesPurpose),
): Context {
  return {
    services,
    ...rightsOf(services, reader),
    requestId,
    errand,
    operation: noOperation,
    withheld: [],
    portions: [],
    shown: [],
    stored: [],
    loaders: new Map(),
  };
}

function rightsOf(services: Services, reader: Reader): Rights {
  const known = rights.get(services) ?? new WeakMap<Reader, Rights>();
  rights.set(services, known);
  const before = known.get(reader);
  if (before !== undefined) return before;
  const { lowest, highest } = divisionReach(reader.divisionCode);
  const view = viewOf(services, reader);
  const audience = audienceOf(reader);
  const { organId: organ, granted } = reader;
  const readerValues: ReaderValues = { organ, lowest, highest, audience, granted };
  const made = {
    reader,
    view,
    readerValues,
    pass: { capacity: capacityName(reader), reader: readerValues },
    intake: { capacity: intakeName(reader.agency), reader: readerValues },
    cursors: new Cursors(services.cursorKey, [reader.login, view.profile, ...audience]),
  };
  known.set(reader, made);
  return made;
}

/** The names under which markings and notes admit the reader: agency, organ, and its posts in both. */
function audienceOf({ agency, organId, posts }: Reader): readonly string[] {
  const of = [agency, organId];
  return [...of, ...of.flatMap((name) => posts.map((post) => `${name}/${post}`))];
}

function viewOf(services: Services, reader: Reader): View {
  const known = views.get(services) ?? new Map<string, View>();
  views.set(services, known);
  const profile = profileOf(reader);
  const view = known.get(profile) ?? decide(reader, services.registry);
  known.set(profile, view);
  return view;
}
