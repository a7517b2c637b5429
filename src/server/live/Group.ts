import type { ChangeLog } from '../../db/changes/ChangeLog.ts';
import type { EventFrame } from '../../resolvers/changes/EventFrame.ts';
import type { EventWriter } from '../../resolvers/changes/EventWriter.ts';
import type { Witness } from '../../resolvers/discloseEvents.ts';
import type { RightsWatch } from './RightsWatch.ts';
import { wholeFrame } from './wholeFrame.ts';

/** Who follows live with a group. */
export interface Member {
  readonly witness: Witness;
  /** Takes the frames of all changes up to `position` that it does not have yet. */
  take(frames: readonly EventFrame[], position: number): void;
}

export interface GroupParts {
  readonly log: ChangeLog;
  readonly rights: RightsWatch;
  readonly writer: EventWriter;
  /** Key of the event in the answer. */
  readonly path: string;
  /** Enters in the log who is told of frames; nothing is sent unless it settles. */
  readonly disclose: (frames: readonly EventFrame[], to: readonly Witness[]) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const batchSize = 500;
const retryMs = 250;

/** Subscribers who share document, variables and rights: each event is read and written once. */
export class Group {
  readonly members = new Set<Member>();
  /** All members have everything up to here. */
  position: number;
  readonly #parts: GroupParts;
  readonly #unfollow: () => void;
  #pumping = false;
  #closed = false;

  constructor(parts: GroupParts) {
    this.#parts = parts;
    this.position = parts.log.head;
    this.#unfollow = parts.log.follow(() => this.pump());
  }

  /** Frames of the next changes after a position, as whole answers; none if there are no changes. */
  async next(
    position: number,
    cases?: readonly string[],
  ): Promise<{ frames: readonly EventFrame[]; position: number } | undefined> {
    const { log, writer, rights, path } = this.#parts;
    const changes = await log.after(position, batchSize, cases);
    const last = changes.at(-1);
    if (last === undefined) return undefined;
    if (writer.awaited(changes) >= 0) await rights.refresh();
    else await rights.confirm();
    const frames = await writer.write(changes);
    return { frames: frames.map((frame) => wholeFrame(frame, path)), position: last.position };
  }

  disclose(frames: readonly EventFrame[], to: readonly Witness[]): Promise<void> {
    return this.#parts.disclose(frames, to);
  }

  heartbeat(position: number): EventFrame {
    return wholeFrame(this.#parts.writer.heartbeat(position), this.#parts.path);
  }

  pump(): void {
    if (this.#pumping || this.#closed) return;
    this.#pumping = true;
    this.#deliver().then(
      () => {
        this.#pumping = false;
        if (this.position < this.#parts.log.head) this.pump();
      },
      (error: unknown) => {
        this.#parts.report(error);
        setTimeout(() => {
          this.#pumping = false;
          this.pump();
        }, retryMs);
      },
    );
  }

  close(): void {
    this.#closed = true;
    this.#unfollow();
  }

  async #deliver(): Promise<void> {
    while (!this.#closed && this.position < this.#parts.log.head) {
      const next = await this.next(this.position);
      if (next === undefined || this.#closed) return;
      // Reading may have taken its time.
      await this.#parts.rights.confirm();
      await this.#hand(next.frames, next.position);
      this.position = next.position;
    }
  }

  /** Who joins while the entry is written is entered as well, before it is told. */
  async #hand(frames: readonly EventFrame[], position: number): Promise<void> {
    const served = new Set<Member>();
    for (;;) {
      const rest = [...this.members].filter((member) => !served.has(member));
      if (rest.length === 0) return;
      await this.disclose(
        frames,
        rest.map(({ witness }) => witness),
      );
      for (const member of rest) {
        served.add(member);
        if (this.members.has(member)) member.take(frames, position);
      }
    }
  }
}
