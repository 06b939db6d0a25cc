import { Conformance, type Conforming, type Fault } from './conform';
import { backupsOf, type Backup, type BackupMember } from './graph/backup';
import { locationOf, type Location } from './graph/location';
import { restoresOf, type Restore, type RestoreMember } from './graph/restore';
import { asFields } from './manifest-fields';
import { once, view } from './once';
import { STASH_GROUPS, type StashKind } from './stash-kinds';
import type { Subject } from './subject';
import type { StashKinds } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import { StashRelease } from '../addon/stash-release';

/** An object of Stash with the part of its manifest that has the form of its schema. */
export interface Declared<T> {
  readonly subject: Subject;
  readonly manifest: Conforming<T>;
  /** Where it has not. */
  readonly faults: readonly Fault[];
}

/** What the input does not say of the cluster. */
export interface ClusterOptions {
  /** Whether the manifests are those of an app that is synthesised. Else they come from anywhere, and may be meant for nobody's repository. */
  readonly isSynth?: boolean;
  /** @default - the release that the library is made for */
  readonly release?: StashRelease;
  /** How long a run takes that says nothing about it, in minutes. */
  readonly runMinutes?: number;
}

/** Objects of one kind by their names. */
interface Names {
  readonly first: ReadonlyMap<string, Subject>;
  /** Those that are not the first of their name. */
  readonly repeated: readonly Subject[];
}

/** All objects that are judged together, found by what they are and by what they refer to. */
export class Cluster {
  public readonly isSynth: boolean;
  public readonly release: StashRelease;
  public readonly runMinutes: number;

  /** The objects that have annotations, which few have. */
  public readonly annotated: readonly Subject[];

  private readonly byKind = new Map<string, Map<string, Subject[]>>();
  private readonly declared = once((kind: StashKind): ReadonlyArray<Declared<unknown>> => {
    const conformance = new Conformance(kind);
    return STASH_GROUPS.flatMap((group) => this.ofKind(group, kind)).map((subject) => {
      const { manifest, faults } = conformance.of(subject.manifest);
      return { subject, manifest: manifest as Conforming<unknown>, faults };
    });
  });

  /** Nearly every Repository is used in its own namespace, and several rules ask. */
  private readonly locationAtHome = once((repository: Declared<wire.Repository>) => locationOf(this, repository, repository.subject.namespace));

  public constructor(public readonly subjects: readonly Subject[], options: ClusterOptions = {}) {
    this.isSynth = options.isSynth ?? false;
    this.release = options.release ?? StashRelease.V2025_2_10;
    this.runMinutes = options.runMinutes ?? 60;
    this.annotated = subjects.filter(({ manifest }) => asFields(manifest.metadata).annotations !== undefined);
    for (const subject of subjects) {
      let kinds = this.byKind.get(subject.group);
      if (kinds === undefined) {
        kinds = new Map();
        this.byKind.set(subject.group, kinds);
      }
      const others = kinds.get(subject.kind);
      if (others === undefined) {
        kinds.set(subject.kind, [subject]);
      } else {
        others.push(subject);
      }
    }
  }

  /** The objects of a kind, in the order of the input. */
  public ofKind(group: string, kind: string): readonly Subject[] {
    return this.byKind.get(group)?.get(kind) ?? NONE;
  }

  /** All kinds of which there are objects, with these. */
  public *kinds(): Generator<{ readonly group: string; readonly kind: string; readonly subjects: readonly Subject[] }> {
    for (const [group, kinds] of this.byKind) {
      for (const [kind, subjects] of kinds) {
        yield { group, kind, subjects };
      }
    }
  }

  /** The first object of this kind and name, whatever the version of its API. */
  public find(group: string, kind: string, namespace: string, name: string): Subject | undefined {
    const subjects = this.ofKind(group, kind);
    return subjects.length === 0 ? undefined : namesOf(subjects).first.get(keyOf(namespace, name));
  }

  /** The objects of a kind that have the name of one before them. */
  public repeated(group: string, kind: string): readonly Subject[] {
    return namesOf(this.ofKind(group, kind)).repeated;
  }

  /** The objects of a kind of Stash. */
  public declarations<K extends StashKind>(kind: K): ReadonlyArray<Declared<StashKinds[K]>> {
    return this.declared(kind) as ReadonlyArray<Declared<StashKinds[K]>>;
  }

  /** The BackupConfigurations and BackupBatches. */
  public get backups(): readonly Backup[] {
    return backupsOf(this);
  }

  /** The RestoreSessions and RestoreBatches. */
  public get restores(): readonly Restore[] {
    return restoresOf(this);
  }

  /** All targets of backups, one by one. */
  public get backupMembers(): readonly BackupMember[] {
    return backupMembers(this);
  }

  /** All targets of restores, one by one. */
  public get restoreMembers(): readonly RestoreMember[] {
    return restoreMembers(this);
  }

  public get repositories(): ReadonlyArray<Declared<wire.Repository>> {
    return this.declarations('Repository');
  }

  /** The Repository that an object of a namespace names, where it is part of the input. */
  public repository(ref: Conforming<wire.RepositoryRef> | undefined, namespace: string): Declared<wire.Repository> | undefined {
    return ref === undefined ? undefined : repositoriesByName(this).get(keyOf(ref.namespace || namespace, ref.name ?? ''));
  }

  /** Of several of one name, it is the last that is used. */
  public get usedRepositories(): ReadonlyArray<Declared<wire.Repository>> {
    return repositoriesByName(this).size === this.repositories.length
      ? this.repositories
      : this.repositories.filter((one) => this.repository({ name: one.subject.name }, one.subject.namespace) === one);
  }

  /**
   * Where the data of a Repository is, as what uses it from a namespace sees it. None where its backend is no single one.
   *
   * @param user the namespace of the backup or restore: claims and short host names are looked up there
   */
  public location(repository: Declared<wire.Repository>, user = repository.subject.namespace): Location | undefined {
    return user === repository.subject.namespace ? this.locationAtHome(repository) : locationOf(this, repository, user);
  }

  /** The place of an object in the input. Asked for by what sorts findings, and there are mostly none. */
  public orderOf(subject: Subject): number {
    return orders(this).get(subject)!;
  }
}

const NONE: readonly Subject[] = [];

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

/** Of many kinds nobody ever asks for an object by its name. */
const namesOf = view((subjects: readonly Subject[]): Names => {
  const first = new Map<string, Subject>();
  const repeated = subjects.filter((subject) => {
    const key = keyOf(subject.namespace, subject.name);
    const isRepeated = first.has(key);
    if (!isRepeated) {
      first.set(key, subject);
    }
    return isRepeated;
  });
  return { first, repeated };
});

const backupMembers = view((cluster: Cluster) => cluster.backups.flatMap(({ members }) => members));

const restoreMembers = view((cluster: Cluster) => cluster.restores.flatMap(({ members }) => members));

const repositoriesByName = view(({ repositories }: Cluster): ReadonlyMap<string, Declared<wire.Repository>> =>
  new Map(repositories.map((one) => [keyOf(one.subject.namespace, one.subject.name), one])));

const orders = view(({ subjects }: Cluster): ReadonlyMap<Subject, number> => new Map(subjects.map((one, index) => [one, index])));
