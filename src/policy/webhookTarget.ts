import { BlockList, isIP, isIPv4 } from 'node:net';

/** Where webhooks may lead: by default to public addresses over https. */
export interface WebhookRules {
  /** Networks (CIDR) that are reached although they are not public. */
  readonly networks: readonly string[];
  /** Whether http is allowed. */
  readonly http: boolean;
}

/** Addresses that are not public (RFC 6890 and its registries): private, loopback, link-local, reserved. */
const closed = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
/** Of IPv6 only global unicast is public, without what carries IPv4 or leads to documentation. */
const global6 = listOf(['2000::/3']);
const closed6 = listOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether a webhook may be delivered to this address. */
export function admitsAddress(address: string, { networks }: WebhookRules): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(plain);
  if (family === 0) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (networks.length > 0 && listOf(networks).check(plain, kind)) return true;
  if (family === 4) return !closed.check(plain, kind);
  return global6.check(plain, kind) && !closed6.check(plain, kind);
}

/** Why a webhook may not lead to a URL, or undefined. The address is checked again at each connection. */
export function refuseTarget(url: string, rules: WebhookRules): string | undefined {
  const target = URL.parse(url);
  if (target === null || url.length > 2000) return 'the URL is none';
  if (target.protocol !== 'https:' && !(rules.http && target.protocol === 'http:')) {
    return 'the URL does not start with https://';
  }
  if (target.username !== '' || target.password !== '' || target.hash !== '') {
    return 'the URL holds a login or a fragment';
  }
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !admitsAddress(host, rules)) return 'the address is not public';
  return undefined;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return list;
}
