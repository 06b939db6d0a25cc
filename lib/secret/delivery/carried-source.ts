import { type SensitiveSource, type SensitiveValue, sourceOf } from './sensitive-value';
import { NOT_SHOWN, type Reject, wrong } from '../../refusal/complaint';

type SourceKind = SensitiveSource['kind'];

/** The delivery of each kind of source and the sources of that kind, as the calls that a user writes. */
export const DELIVERIES: { readonly [K in SourceKind]: { readonly call: string; readonly sources: string } } = {
  visible: { call: 'SecretDelivery.unsafePlainSecret()', sources: 'SensitiveValue.fromEnv(), .fromFile() or .unsafePlainText()' },
  remote: { call: 'SecretDelivery.externalSecret()', sources: 'SensitiveValue.fromRemoteRef()' },
  sealed: { call: 'SecretDelivery.sealedSecret()', sources: 'SensitiveValue.fromSealedFile()' },
};

/** The source of a value, which has to be of the kind that a delivery carries. */
export function carriedSource(kind: SourceKind, value: SensitiveValue, reject: Reject): SensitiveSource {
  const source = sourceOf(value)
    ?? reject(wrong(`${NOT_SHOWN} is not a SensitiveValue`, 'say where the credential comes from, for example with SensitiveValue.fromRemoteRef()'));
  if (source.kind !== kind) {
    reject(wrong(`${DELIVERIES[kind].call} cannot deliver a value from ${source.factory}`,
      `use ${DELIVERIES[kind].sources}, or the delivery ${DELIVERIES[source.kind].call}`));
  }
  return source;
}
