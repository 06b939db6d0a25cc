import { createdClaims, NO_TEMPLATES, ORDINAL, sharedClaim, templateName, volumeName } from './created-claims';
import type * as wire from '../../imports/stash';
import { volumeClaimTemplate, type VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { wholeNumber } from '../kubernetes/whole-number';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { structListType, textType } from '../refusal/value-type';
import type { VolumeMount } from '../target/volume-mounts';

/** The templates from which a restore creates claims. */
interface ClaimTemplates {
  readonly templates: readonly VolumeClaimTemplate[];
  readonly replicas?: number;
  /** The namespace of the object that contains the templates, if it is known. */
  readonly namespace?: string;
}

export function claimTemplates(field: Field, { templates, replicas, namespace }: ClaimTemplates): wire.VolumeClaimTemplate[] {
  const list = field.at('volumeClaimTemplates');
  list.checkRequiredType(templates, structListType);
  if (templates.length === 0) {
    list.refuse(NO_TEMPLATES);
  }
  field.at('replicas').checkValue(replicas, claimCount);
  const seen = new Set<string>();
  return templates.map((template, index) => {
    const at = list.at(index);
    const name = template.metadata?.name ?? at.at('metadata.name').refuse(wrong('is missing, but the restore mounts the claim by its name',
      'give one'));
    at.at('metadata.name').checkType(name, textType);
    if (seen.has(volumeName(name))) {
      at.at('metadata.name').refuse(wrong(`${quote(name)} gives the volume name ${quote(volumeName(name))}, which another template gives too`,
        'give each its own name'));
    }
    seen.add(volumeName(name));
    if (replicas !== undefined && !name.endsWith(ORDINAL)) {
      at.at('metadata.name').refuse(wrong(`${quote(name)} has no place for a number, but replicas is set`,
        `end it with ${quote(ORDINAL)}`, name + ORDINAL));
    }
    return volumeClaimTemplate(at, template, namespace);
  });
}

/** Refuses mounts of volumes that no template creates, and claims that nothing mounts, so that they would stay empty. */
export function checkClaimMounts(field: Field, templates: readonly VolumeClaimTemplate[], mounts: readonly VolumeMount[]): void {
  const names = templates.map((template) => volumeName(templateName(template)));
  mounts.forEach(({ name }, index) => {
    if (!names.includes(name)) {
      field.at('volumeMounts').at(index).at('name').refuse(wrong(
        `${quote(name)} is not a volume of this restore`, `mount ${names.map(quote).join(' or ')}, which it creates`,
      ));
    }
  });
  const idle = names.findIndex((name) => !mounts.some((mount) => mount.name === name));
  if (idle >= 0) {
    field.at('volumeMounts').refuse(wrong(`does not mount ${quote(names[idle])}, whose claim would be created and stay empty`,
      'mount it where it was mounted in the backup'));
  }
}

/** Refuses a claim that another member of a batch creates too. */
export function checkClaimsOfOthers(field: Field, target: wire.RestoreTarget, others: readonly wire.RestoreTarget[]): void {
  createdClaims(target).forEach((claims, index) => others.forEach((other, member) => {
    const shared = createdClaims(other).map((theirs) => sharedClaim(claims, theirs)).find((claim) => claim !== undefined);
    if (shared !== undefined) {
      field.at('volumeClaimTemplates').at(index).at('metadata.name').refuse(wrong(
        `${quote(claims.name)} creates the claim ${quote(shared)}, as members[${member}] does, but Stash cannot create a claim that already exists`,
        'give it a different name',
      ));
    }
  }));
}

const claimCount = wholeNumber('number of claims', { from: 1 });
