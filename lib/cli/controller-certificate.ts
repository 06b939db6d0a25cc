import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { CommandError, REFUSED, UNUSABLE } from './command';
import { textOf } from '../refusal/complaint';
import { readOrReject } from '../secret/delivery/credential-file';

/** The certificate of a Sealed Secrets controller, with which anybody can seal for it. */
export interface ControllerCertificate {
  readonly publicKey: KeyObject;
  /** Identifies the key. */
  readonly fingerprint: string;
  /** A problem that does not prevent its use. */
  readonly warning?: string;
}

const DAY = 24 * 60 * 60 * 1000;
const FETCH = 'fetch the current one from the controller (kubeseal --fetch-cert)';

/** Reads the certificate of a controller, and refuses one that must not be used. */
export function controllerCertificate(path: string, cwd: string): ControllerCertificate {
  const reject = (complaint: string, exitCode: typeof REFUSED | typeof UNUSABLE): never => {
    throw new CommandError(`--cert: ${complaint}`, exitCode);
  };
  const bytes = readOrReject(path, (complaint) => reject(textOf(complaint), UNUSABLE), cwd);
  if (bytes.includes('PRIVATE KEY')) {
    reject('the file contains a private key (not shown), which sealing does not need: give only the certificate; '
      + 'anyone who has the private key of a controller can read everything that is sealed for it', REFUSED);
  }
  const certificate = parse(bytes) ?? reject(`the file is not a certificate in PEM: ${FETCH}`, UNUSABLE);
  const { publicKey, validFrom, validTo } = certificate;
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (publicKey.asymmetricKeyType !== 'rsa' || bits < 2048 || bits % 512 !== 0) {
    reject(`the certificate does not have an RSA key of 2048 bits or more, which a controller needs to open what is sealed: ${FETCH}`, REFUSED);
  }
  const now = Date.now();
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  if (now < from.getTime()) {
    reject(`the certificate is not valid before ${day(from)}: set the clock of this machine, or ${FETCH}`, REFUSED);
  }
  if (now > to.getTime()) {
    reject(`the certificate expired on ${day(to)}: ${FETCH}`, REFUSED);
  }
  return {
    publicKey,
    fingerprint: createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex'),
    warning: to.getTime() - now < 30 * DAY ? `the certificate expires on ${day(to)}: ${FETCH}` : undefined,
  };
}

const day = (date: Date) => date.toISOString().slice(0, 10);

function parse(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}
