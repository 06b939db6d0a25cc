import { POD_ORDINAL } from './created-claims';
import type { Fault } from '../kubernetes/fault';
import { asFields, asText, type FieldPath } from '../kubernetes/manifest-fields';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** A fault in the data source of a claim template. */
interface SourceFault extends Fault {
  /** Whether it may be intended. */
  readonly mayBeMeant: boolean;
}

/** The data source of a claim, and the path of the field that has it. Kubernetes has two fields for it. */
export function dataSourceOf(spec: unknown): { readonly at: FieldPath; readonly source: unknown } {
  const { dataSource, dataSourceRef } = asFields(spec);
  const source = dataSource ?? dataSourceRef ?? undefined;
  return { at: ['spec', source === undefined || source === dataSource ? 'dataSource' : 'dataSourceRef'], source };
}

/** @param spec the spec of claims that are to be created from VolumeSnapshots */
export function dataSourceFault(spec: unknown, replicas = 1): SourceFault | undefined {
  const { at, source } = dataSourceOf(spec);
  if (source === undefined) {
    const complaint = wrong('is missing, so the claim would be created empty',
      'name the VolumeSnapshot, as kubectl get volumesnapshots lists it');
    return { at, complaint, mayBeMeant: false };
  }
  const { apiGroup, kind, name } = asFields(source);
  if (kind !== 'VolumeSnapshot' || apiGroup !== 'snapshot.storage.k8s.io') {
    const complaint = wrong(`${quote(`${asText(apiGroup) ?? ''}/${asText(kind) ?? ''}`)} is not a VolumeSnapshot`,
      'give the apiGroup "snapshot.storage.k8s.io" and the kind "VolumeSnapshot"');
    return { at, complaint, mayBeMeant: false };
  }
  if (replicas > 1 && !asText(name)?.includes(POD_ORDINAL)) {
    const complaint = wrong(`${quote(name)} is one VolumeSnapshot for ${replicas} claims, which would all get the same data`,
      `write ${quote(POD_ORDINAL)} in place of the claim number in the name of the VolumeSnapshot`);
    return { at: [...at, 'name'], complaint, mayBeMeant: true };
  }
  return undefined;
}
