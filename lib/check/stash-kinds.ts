import { groupOf, type Subject } from './subject';
import { STASH_API_VERSIONS, type StashKinds } from '../../imports/kinds';

export type StashKind = keyof StashKinds;

export const STASH_KINDS = Object.keys(STASH_API_VERSIONS) as readonly StashKind[];

export const isStashKind = (kind: string): kind is StashKind => Object.hasOwn(STASH_API_VERSIONS, kind);

/** The API group of Stash itself. */
export const STASH = groupOf(STASH_API_VERSIONS.Repository);

/** The API group of AppBindings, which Stash shares with other projects. */
export const APP_CATALOG = groupOf(STASH_API_VERSIONS.AppBinding);

export const STASH_GROUPS: readonly string[] = [STASH, APP_CATALOG];

/** The kinds of one of the `STASH_GROUPS`. */
export const kindsOf = (group: string): readonly StashKind[] => STASH_KINDS.filter((kind) => groupOf(STASH_API_VERSIONS[kind]) === group);

/** Whether this is a Stash kind, or an object of one. */
export const isOfStash = ({ group, kind }: Pick<Subject, 'group' | 'kind'>) => STASH_GROUPS.includes(group) && isStashKind(kind);
