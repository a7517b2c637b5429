import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer } from './Answer.ts';

/**
 * Only files of this server run, and only this server is called. Inline styles are let in because
 * GraphiQL's dialogs bring theirs; a script never.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const security = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Sends the answer, or 304 to whoever has it; to HEAD the headers alone. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): void {
  const { status, contentType, etag } = answer;
  const headers: OutgoingHttpHeaders = { ...security, ...answer.headers };
  headers['cache-control'] = etag === undefined ? 'no-store' : 'no-cache';
  if (etag !== undefined) Object.assign(headers, { etag, vary: 'accept-encoding' });
  if (etag !== undefined && hasTag(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const compressed = takesGzip(request) ? answer.compressed : undefined;
  if (compressed !== undefined) headers['content-encoding'] = 'gzip';
  const body = compressed ?? answer.body;
  headers['content-type'] = contentType;
  headers['content-length'] = body.byteLength;
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

function hasTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim()) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

function takesGzip(request: IncomingMessage): boolean {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted);
}
