import { createHmac } from 'node:crypto';

/** The headers of a delivery (Standard Webhooks): one signature for each secret that holds. */
export function signedHeaders(
  id: string,
  body: string,
  { secrets, now }: { readonly secrets: readonly Buffer[]; readonly now: number },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`,
  );
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'xianjie',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
