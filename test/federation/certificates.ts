import {
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';

/** A certificate and its key (PEM). */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** An authority that certifies hubs and routers, for one test. */
export interface Authority {
  readonly cert: string;
  /** A certificate for 127.0.0.1, good for either end of a connection. */
  certify(name: string): Certified;
}

/** Makes an authority with a key of its own; node:crypto signs, but writes no X.509 (RFC 5280). */
export function openAuthority(name: string): Authority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name, key: privateKey };
  const isAuthority = extension('2.5.29.19', true, sequence(Buffer.from([0x01, 0x01, 0xff])));
  return {
    cert: pemOf(certificate(issuer, { name, key: publicKey }, [isAuthority])),
    certify: (holder) => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const address = tagged(0x87, Buffer.from([127, 0, 0, 1]));
      const body = certificate(issuer, { name: holder, key: pair.publicKey }, [
        extension('2.5.29.17', false, sequence(address)),
      ]);
      return {
        cert: pemOf(body),
        key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      };
    },
  };
}

interface Named {
  readonly name: string;
  readonly key: KeyObject;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const hourMs = 3_600_000;

function certificate(issuer: Named, subject: Named, extensions: readonly Buffer[]): Buffer {
  const now = Date.now();
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(now - hourMs), time(now + hourMs)),
    nameOf(subject.name),
    subject.key.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, issuer.key);
  return sequence(
    body,
    ecdsaWithSha256,
    tagged(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
}

function pemOf(der: Buffer): string {
  return new X509Certificate(der).toString();
}

function nameOf(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(name)))));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [Buffer.from([0x01, 0x01, 0xff])] : [];
  return sequence(oid(id), ...flag, tagged(0x04, value));
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '');
  return tagged(0x18, Buffer.from(text));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, value: Buffer): Buffer {
  const size = value.length;
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): readonly number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
