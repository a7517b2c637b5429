import { divisionReach } from '../codes/divisionReach.ts';
import { Cursors } from '../db/projection/Cursors.ts';
import type { ReaderValues } from '../db/projection/Statement.ts';
import type { View } from '../db/projection/View.ts';
import { capacityName } from '../policy/capacityName.ts';
import { decide, profileOf } from '../policy/decide.ts';
import { intakePass } from '../policy/intakePass.ts';
import type { Reader } from '../policy/Reader.ts';
import type { Context, Services } from './Context.ts';

const views = new WeakMap<Services, Map<string, View>>();

/** The context of one request. Readers with the same rights share one view, and so its plans. */
export function createContext(services: Services, reader: Reader, requestId: string): Context {
  const { lowest, highest } = divisionReach(reader.divisionCode);
  const view = viewOf(services, reader);
  const audience = audienceOf(reader);
  const readerValues: ReaderValues = {
    organ: reader.organId,
    lowest,
    highest,
    audience,
    granted: reader.granted,
  };
  return {
    services,
    reader,
    view,
    readerValues,
    cursors: new Cursors(services.cursorKey, [reader.login, view.profile, ...audience]),
    pass: { capacity: capacityName(reader), reader: readerValues },
    intake: intakePass(reader),
    requestId,
    withheld: [],
    portions: [],
    loaders: new Map(),
  };
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
