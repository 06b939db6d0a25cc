import { createdClaims, isOneOf, POD_ORDINAL, type CreatedClaims } from '../../../restore/created-claims';
import { view } from '../../../synth/once';
import type { Cluster } from '../../cluster';
import { grouped } from '../../grouped';
import type { Place, Subject } from '../../subject';
import { type RestoreMember, restoreMembersIn } from '../restore';

/** A claim template of a restore, with the claims that are created from it. */
export interface Creation extends Place {
  readonly member: RestoreMember;
  readonly claims: CreatedClaims;
}

export const creationsOf = (member: RestoreMember): readonly Creation[] => createdClaims(member.spec.target).map((claims, index) =>
  ({ member, subject: member.subject, field: [...member.field, 'target', 'volumeClaimTemplates', index, 'metadata', 'name'], claims }));

/** The templates from which restores create a claim of this name. */
export const creationsNamed = (cluster: Cluster, { namespace, name }: Pick<Subject, 'namespace' | 'name'>): readonly Creation[] =>
  [name, name.replace(/\d+$/, POD_ORDINAL)].flatMap((written) => creationsByName(cluster).get(`${namespace}/${written}`) ?? [])
    .filter(({ claims }) => isOneOf(claims, name));

/** By namespace and name as written, variables included. */
const creationsByName = view((cluster: Cluster) => grouped(restoreMembersIn(cluster).flatMap(creationsOf), ({ subject, claims }) => `${subject.namespace}/${claims.name}`));
