import { isIP } from 'node:net';

const loopback = /(^|\.)localhost$/;

/**
 * Whether a request's Host header names this machine: loopback, an address or the configured host.
 * A page of another site reaches the hub by a name of its own (DNS rebinding), never by an address.
 */
export function isOwnHost(header: string | undefined, configured: string): boolean {
  const name = URL.parse(`http://${header}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  return isIP(name) !== 0 || loopback.test(name) || name === configured.toLowerCase();
}
