import { startEmbedded } from '../../../src/db/embedded/startEmbedded.ts';

// A process of its own that uses the server of a folder until its input ends.
const server = await startEmbedded(process.argv[2] ?? '');
const { url, port, startedHere } = server;
process.stdout.write(`${JSON.stringify({ url, port, startedHere })}\n`);
for await (const _ of process.stdin);
await server.stop();
