import type { IncomingMessage } from 'node:http';

/** The longest event that is taken in. */
const longest = 16 * 1024 * 1024;

/**
 * The data of server-sent events, or the one answer that came instead. Throws where the stream breaks
 * off before it is said to be complete.
 */
export async function* eventsIn(response: IncomingMessage): AsyncGenerator<unknown> {
  response.setEncoding('utf8');
  const isStream = response.headers['content-type']?.startsWith('text/event-stream') ?? false;
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > longest) throw new Error('The hub sends an event without end');
    if (!isStream) continue;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split('\n');
      if (lines.includes('event: complete')) return;
      const data = lines.flatMap((line) => (line.startsWith('data:') ? [line.slice(5)] : []));
      if (data.length > 0) yield JSON.parse(data.join('\n'));
    }
  }
  if (isStream) throw new Error('The stream of the hub broke off');
  yield JSON.parse(text);
}
