import { HubError } from '../../errors.ts';
import type { Reader } from '../../policy/Reader.ts';
import type { Changes, Services } from '../../resolvers/Context.ts';
import { EventWriter } from '../../resolvers/changes/EventWriter.ts';
import { startOf } from '../../resolvers/changes/startOf.ts';
import { createContext } from '../../resolvers/createContext.ts';
import { discloseEvents } from '../../resolvers/discloseEvents.ts';
import type { Errand } from '../../resolvers/Errand.ts';
import type { Authenticate } from '../identity/createAuthenticator.ts';
import type { createQuestionReader, SubscribeRequest } from './createQuestionReader.ts';
import { Group, type GroupParts } from './Group.ts';
import type { LiveLimits } from './LiveLimits.ts';
import type { Question } from './Question.ts';
import type { RightsWatch } from './RightsWatch.ts';
import type { Sink } from './Sink.ts';
import { type Joined, Subscriber } from './Subscriber.ts';

/** Who follows: a session, as long as it is open. */
interface Follower {
  readonly reader: Reader;
  readonly errand: Errand;
  onGrants(tell: (reader: Reader) => void): () => void;
}

export interface LiveParts {
  readonly services: Services;
  readonly changes: Changes;
  readonly authenticate: Authenticate;
  readonly rights: RightsWatch;
  readonly read: ReturnType<typeof createQuestionReader>;
  readonly limits: LiveLimits;
  readonly report: (error: unknown) => string;
}

/** All who follow changes on this node, whatever the transport. */
export class Live {
  readonly parts: LiveParts;
  readonly #groups = new Map<string, Group>();
  readonly #connections = new Map<string, number>();

  constructor(parts: LiveParts) {
    this.parts = parts;
  }

  /** Counts a connection of a reader in, until the result is called. Throws TOO_MANY_STREAMS. */
  admit({ login }: Reader): () => void {
    const limit = this.parts.limits.connectionsPerReader;
    const open = this.#connections.get(login) ?? 0;
    if (open >= limit) throw new HubError('TOO_MANY_STREAMS', { what: 'connections', limit });
    this.#connections.set(login, open + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const others = (this.#connections.get(login) ?? 1) - 1;
      if (others === 0) this.#connections.delete(login);
      else this.#connections.set(login, others);
    };
  }

  /** Starts a subscription. Throws Invalid, or the HubError that says why it is not taken. */
  async subscribe(
    session: Follower,
    request: SubscribeRequest & { readonly lastEventId?: string | undefined },
    { sink, onEnd }: { readonly sink: Sink; readonly onEnd: () => void },
  ): Promise<Subscriber> {
    const { changes, read, limits, report } = this.parts;
    const question = read(request);
    const binding = changes.seal.bind(session.reader.login, question.scope.text);
    const after = request.lastEventId ?? question.after;
    const start = after === undefined ? undefined : await startOf(after, changes, binding);
    const subscriber: Subscriber = new Subscriber(
      {
        joined: this.#join(session.reader, question, session.errand),
        witness: { reader: session.reader, errand: session.errand },
        sink,
        seal: changes.seal,
        binding,
        cases: question.scope.cases,
        limits,
        report,
        onEnd: () => {
          unfollow();
          onEnd();
        },
      },
      start ?? changes.log.head,
    );
    const unfollow = session.onGrants((reader) =>
      subscriber.move(this.#join(reader, question, session.errand)),
    );
    return subscriber;
  }

  /** The group of those who ask the same with the same rights. */
  #join(reader: Reader, question: Question, errand: Errand): Joined {
    const context = createContext(this.parts.services, reader, 'live', errand);
    const { view, readerValues } = context;
    const own = question.hasLists ? reader.login : '';
    const purpose = errand.presumed ? '' : errand.purpose;
    const key = JSON.stringify([question.key, view.profile, readerValues, own, purpose]);
    const group =
      this.#groups.get(key) ?? this.#open(key, new EventWriter(context, question), question);
    this.#uses.set(group, (this.#uses.get(group) ?? 0) + 1);
    return { group, leave: () => this.#leave(key, group) };
  }

  readonly #uses = new Map<Group, number>();

  #open(key: string, writer: EventWriter, { path, name }: Question): Group {
    const { changes, rights, report, services } = this.parts;
    const disclose: GroupParts['disclose'] = (frames, to) =>
      discloseEvents(services, name, frames, to);
    const group = new Group({ log: changes.log, rights, writer, path, disclose, report });
    this.#groups.set(key, group);
    return group;
  }

  #leave(key: string, group: Group): void {
    const uses = (this.#uses.get(group) ?? 1) - 1;
    this.#uses.set(group, uses);
    if (uses > 0) return;
    this.#uses.delete(group);
    this.#groups.delete(key);
    group.close();
  }
}
