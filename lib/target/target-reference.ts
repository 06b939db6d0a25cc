import type { ApiObject } from 'cdk8s';
import type { IPersistentVolumeClaim, IResource } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { apiVersionOf, isLocal, isWorkload, targetKind, WORKLOADS } from './target-kind';
import { targetName } from './target-name';
import { STASH_API_VERSIONS } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import type { IAppBinding } from '../addon/app-binding/app-binding';
import { dnsLabel } from '../kubernetes/name';
import { checkClaim } from '../kubernetes/resource-type';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { check, refuse, type Where } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { structOf } from '../refusal/struct';
import { withoutUnset } from '../refusal/unset';
import { checkRequiredType, having, textType } from '../refusal/value-type';
import { manifestOf } from '../synth/manifest-of';

/** Names the object whose data is backed up or restored. */
export interface TargetReference {
  /** The API group and version of the object, such as `apps/v1` for a Deployment, `v1` for a claim. */
  readonly apiVersion: string;

  /**
   * The kind of the object.
   *
   * Refused: a misspelt one, such as `deployment` or `PVC`.
   */
  readonly kind: string;

  /**
   * The name of the object.
   *
   * Refused: more than 63 characters, since Stash writes it into a label.
   */
  readonly name: string;

  /**
   * The namespace of the object.
   *
   * Refused: for claims, and for workloads without a Task, another namespace than that of the backup or restore.
   *
   * @default - the namespace of the backup or restore
   */
  readonly namespace?: string;
}

/** The reference that a caller gave. Refuses one that lacks a member. */
export function givenReference(where: string, reference: TargetReference): TargetReference {
  const given = structOf(where, 'reference', reference, 'TargetReference');
  for (const member of ['apiVersion', 'kind', 'name'] as const) {
    checkRequiredType(where, `reference.${member}`, given[member], textType);
  }
  return given;
}

/** The reference to a workload from any version of cdk8s-plus. Refuses other resources, which the type of `resource` admits. */
export function workloadReference(where: string, resource: IResource): TargetReference {
  checkRequiredType(where, '', resource, workloadType);
  if (!WORKLOADS.includes(resource.kind)) {
    refuse(where, '', wrong(`the ${resource.kind} ${quote(resource.node.path)} is not a workload`,
      'give a Deployment, a StatefulSet or a DaemonSet'));
  }
  return resourceReference(resource);
}

const workloadType = having(['node', 'kind'], 'workload', 'give a Deployment, a StatefulSet or a DaemonSet');

/** The reference to a claim from any version of cdk8s-plus. */
export function claimReference(where: string, claim: IPersistentVolumeClaim): TargetReference {
  checkClaim(where, claim);
  return { ...resourceReference(claim), apiVersion: 'v1' };
}

/** The reference to an object of the app that need not be a construct of cdk8s-plus. */
export function objectReference(where: string, object: ApiObject): TargetReference {
  checkRequiredType(where, '', object, objectType);
  const reference = resourceReference(object);
  check(where, 'kind', reference.kind, targetKind);
  return reference;
}

const objectType = having(['node', 'apiVersion', 'kind', 'name', 'metadata'], 'ApiObject', 'give ApiObject.of() the construct, or choose one of Include.apiObjects');

export function resourceReference(resource: IConstruct & Pick<IResource, 'apiVersion' | 'kind' | 'name'>): TargetReference {
  const { apiVersion, kind, name } = resource;
  return { apiVersion, kind, name, namespace: manifestOf(resource)?.metadata.namespace };
}

/** The reference to a database, which is made to its AppBinding. */
export function bindingReference(where: Where, binding: IAppBinding): TargetReference {
  checkRequiredType(where, '', binding, bindingType);
  const { appBindingName: name, appBindingNamespace: namespace } = binding;
  return { apiVersion: STASH_API_VERSIONS.AppBinding, kind: 'AppBinding', name, namespace };
}

const bindingType = having(['node', 'appBindingName'], 'AppBinding', 'give the AppBinding, or AppBinding.fromAppBindingName() for one that exists');

/** Renders the reference for a backup or restore in `namespace`. */
export function targetRef(field: Field, target: TargetReference, namespace: string | undefined, task?: wire.TaskRef): wire.TargetRef {
  const { apiVersion, kind, name } = target;
  field.at('apiVersion').check(apiVersion, apiVersionOf(kind));
  field.at('name').check(name, withoutUnset(targetName));
  field.at('namespace').check(target.namespace, withoutUnset(dnsLabel));
  if (isLocal(target, task?.name)) {
    checkSameNamespace(field.at('namespace'), target, { called: 'the backup or restore', namespace },
      'and Stash allows different namespaces only for databases',
      'define both in the same namespace; a restore into another one is defined there, and names the copy: ofBackup(…, { into: copy })');
  }
  if (isWorkload(target)) {
    // Always with the namespace: if a workload has several backups, those without it never finish.
    return { apiVersion, kind, name, namespace: target.namespace ?? namespace };
  }
  return { apiVersion, kind, name, namespace: target.namespace === namespace ? undefined : target.namespace };
}
