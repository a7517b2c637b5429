import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, json, plainText } from './Answer.ts';
import { openAssets } from './openAssets.ts';
import { sendAnswer } from './sendAnswer.ts';

export interface ExplorerOptions {
  /** The demo officers that the page offers; nobody else gets a token here. */
  readonly logins: readonly string[];
  /** Only while the development issuer is open; without it the page asks for a token. */
  readonly issueToken?: (login: string) => Promise<string>;
}

/** Answers a request for the explorer and says true, or leaves it untouched and says false. */
export type ServeExplorer = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>;

/** The page for trying queries out (查询台), at `/` with all it needs under `/explorer/`. */
export function createExplorer(options: ExplorerOptions): ServeExplorer {
  const asset = openAssets();
  return async (request, response) => {
    const [path, query] = split(request.url ?? '');
    if (path !== '/' && !path.startsWith('/explorer/')) return false;
    const read = request.method === 'GET' || request.method === 'HEAD';
    const answer = read
      ? ((await asset(path)) ?? (await officerAnswer(path, query, options)) ?? notFound)
      : notAllowed;
    sendAnswer(request, response, answer);
    return true;
  };
}

/** Which officers the page offers, and a token for one of them. */
async function officerAnswer(
  path: string,
  query: URLSearchParams,
  { logins, issueToken }: ExplorerOptions,
): Promise<Answer | undefined> {
  if (path === '/explorer/logins') return json(issueToken === undefined ? [] : logins);
  if (path !== '/explorer/token' || issueToken === undefined) return undefined;
  const login = query.get('login') ?? '';
  return logins.includes(login) ? json({ token: await issueToken(login) }) : undefined;
}

/** The path as it was sent: it is compared with a table, so it needs no decoding. */
function split(url: string): [string, URLSearchParams] {
  const mark = url.indexOf('?');
  return mark < 0
    ? [url, new URLSearchParams()]
    : [url.slice(0, mark), new URLSearchParams(url.slice(mark + 1))];
}

const notFound = plainText(404, 'There is nothing here. The explorer is at /. 未找到。\n');
const notAllowed = plainText(405, 'Only GET and HEAD. 仅支持 GET 和 HEAD。\n', {
  allow: 'GET, HEAD',
});
