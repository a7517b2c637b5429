import { answerMarking } from '../../policy/answerMarking.ts';
import type { EventFrame } from '../../resolvers/changes/EventFrame.ts';
import { markingExtension } from '../graphql/markingExtension.ts';
import { withheldExtension } from '../graphql/withheldExtension.ts';

/** The event as the whole answer that carries it under `path`. */
export function wholeFrame(frame: EventFrame, path: string): EventFrame {
  const withheld = withheldExtension(frame.withheld);
  const marking =
    frame.portions.length === 0 ? undefined : markingExtension(answerMarking(frame.portions));
  const said = { ...(marking && { marking }), ...(withheld && { withheld }) };
  const more = marking || withheld ? `,"extensions":${JSON.stringify(said)}` : '';
  const parts = [...frame.parts];
  parts[0] = `{"data":{${JSON.stringify(path)}:${parts[0]}`;
  parts[parts.length - 1] += `}${more}}`;
  return { ...frame, parts };
}
