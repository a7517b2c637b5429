import { setTimeout as delay } from 'node:timers/promises';
import type { Binding, PositionSeal } from '../../db/changes/PositionSeal.ts';
import { HubError } from '../../errors.ts';
import { type EventFrame, fillFrame } from '../../resolvers/changes/EventFrame.ts';
import type { Witness } from '../../resolvers/discloseEvents.ts';
import type { Group, Member } from './Group.ts';
import type { LiveLimits } from './LiveLimits.ts';
import type { Sink } from './Sink.ts';

/** A place in a group, until it is left. */
export interface Joined {
  readonly group: Group;
  leave(): void;
}

export interface SubscriberParts {
  readonly joined: Joined;
  readonly witness: Witness;
  readonly sink: Sink;
  readonly seal: PositionSeal;
  readonly binding: Binding;
  readonly cases: readonly string[] | undefined;
  readonly limits: Pick<LiveLimits, 'heartbeatMs' | 'mostPendingBytes' | 'longestStallMs'>;
  /** Called once, however the subscription ends. */
  readonly onEnd: () => void;
  readonly report: (error: unknown) => void;
}

const retryMs = 250;

/**
 * One subscription. It catches up from its position at the client's own pace, then follows live with
 * its group; a client that falls behind goes back to catching up, one that stalls is closed with its
 * cursor. What it holds in memory is bounded, and nothing is skipped.
 */
export class Subscriber implements Member {
  readonly #parts: SubscriberParts;
  readonly #heartbeat: NodeJS.Timeout;
  #joined: Joined;
  #position: number;
  #ended = false;

  constructor(parts: SubscriberParts, position: number) {
    this.#parts = parts;
    this.#joined = parts.joined;
    this.#position = position;
    // At fixed times, whatever happens: a pause must not tell of hidden changes.
    this.#heartbeat = setInterval(() => this.#beat(), parts.limits.heartbeatMs);
    void this.#catchUp();
  }

  get witness(): Witness {
    return this.#parts.witness;
  }

  take(frames: readonly EventFrame[], position: number): void {
    const { sink, limits } = this.#parts;
    for (const frame of frames) {
      if (this.#ended) return;
      if (frame.position > this.#position) this.#send(frame);
    }
    this.#position = Math.max(this.#position, position);
    if (sink.pending > limits.mostPendingBytes && this.#joined.group.members.delete(this))
      void this.#catchUp();
  }

  /** Goes on from its place with another group: that of its rights as they are now. */
  move(joined: Joined): void {
    const before = this.#joined;
    if (this.#ended) {
      joined.leave();
      return;
    }
    this.#joined = joined;
    const followed = before.group.members.delete(this);
    before.leave();
    if (followed) void this.#catchUp();
  }

  /** Ends the subscription for a reason of the hub's, with the cursor to go on from. */
  end(reason: HubError): void {
    if (this.#ended) return;
    this.#beat();
    const { sink, seal, binding } = this.#parts;
    this.stop();
    sink.end(reason, seal.seal(this.#position, binding));
  }

  /** Ends the subscription without a word: the client has left. */
  stop(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#joined.group.members.delete(this);
    this.#joined.leave();
    this.#parts.onEnd();
  }

  get cursor(): string {
    return this.#parts.seal.seal(this.#position, this.#parts.binding);
  }

  #beat(): void {
    const { sink, limits } = this.#parts;
    if (this.#ended || sink.pending > limits.mostPendingBytes) return;
    this.#send(this.#joined.group.heartbeat(this.#position));
  }

  #send(frame: EventFrame): void {
    const { sink, seal, binding } = this.#parts;
    const cursor = () => seal.seal(frame.resumeAt, binding);
    const id = () => seal.name(frame.position, frame.place, binding);
    sink.send(fillFrame(frame, { cursor, id }), cursor);
  }

  async #catchUp(): Promise<void> {
    const { cases, report } = this.#parts;
    while (!this.#ended) {
      try {
        await this.#drain();
        if (this.#ended) return;
        const { group } = this.#joined;
        if (this.#position >= group.position) {
          group.members.add(this);
          return;
        }
        const target = group.position;
        const next = await group.next(this.#position, cases);
        // It was read with rights of before.
        if (group !== this.#joined.group) continue;
        await group.disclose(next?.frames ?? [], [this.witness]);
        if (group !== this.#joined.group) continue;
        if (next === undefined) this.#position = Math.max(this.#position, target);
        else this.take(next.frames, next.position);
      } catch (error) {
        report(error);
        await delay(retryMs);
      }
    }
  }

  async #drain(): Promise<void> {
    const { sink, limits } = this.#parts;
    while (sink.pending > 0 && !this.#ended) {
      const before = sink.pending;
      const waiting = new AbortController();
      const stalled = delay(limits.longestStallMs, true, { signal: waiting.signal }).catch(
        () => false,
      );
      const timedOut = await Promise.race([sink.drained().then(() => false), stalled]);
      waiting.abort();
      if (timedOut && sink.pending >= before) this.end(new HubError('SLOW_SUBSCRIBER'));
    }
  }
}
