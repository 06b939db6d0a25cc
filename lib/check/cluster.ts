import { Conformance, type Conforming, type Fault } from './conform';
import { backupsOf, type Backup, type BackupMember } from './graph/backup';
import { locationOf, type Location } from './graph/location';
import { restoresOf, type Restore, type RestoreMember } from './graph/restore';
import { asFields } from './manifest-fields';
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
  private readonly byName = new Map<readonly Subject[], Names>();
  private readonly declared = new Map<StashKind, ReadonlyArray<Declared<unknown>>>();
  private readonly known = new Map<string, unknown>();
  private readonly locations = new Map<Declared<wire.Repository>, Location | undefined>();

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
    return subjects.length === 0 ? undefined : this.namesOf(subjects).first.get(keyOf(namespace, name));
  }

  /** The objects of a kind that have the name of one before them. */
  public repeated(group: string, kind: string): readonly Subject[] {
    return this.namesOf(this.ofKind(group, kind)).repeated;
  }

  /** Of many kinds nobody ever asks for an object by its name. */
  private namesOf(subjects: readonly Subject[]): Names {
    let names = this.byName.get(subjects);
    if (names === undefined) {
      const first = new Map<string, Subject>();
      names = {
        first,
        repeated: subjects.filter((subject) => {
          const key = keyOf(subject.namespace, subject.name);
          const isRepeated = first.has(key);
          if (!isRepeated) {
            first.set(key, subject);
          }
          return isRepeated;
        }),
      };
      this.byName.set(subjects, names);
    }
    return names;
  }

  /** The objects of a kind of Stash. */
  public declarations<K extends StashKind>(kind: K): ReadonlyArray<Declared<StashKinds[K]>> {
    let found = this.declared.get(kind);
    if (found === undefined) {
      const conformance = new Conformance(kind);
      found = STASH_GROUPS.flatMap((group) => this.ofKind(group, kind)).map((subject) => {
        const { manifest, faults } = conformance.of(subject.manifest);
        return { subject, manifest: manifest as Conforming<unknown>, faults };
      });
      this.declared.set(kind, found);
    }
    return found as ReadonlyArray<Declared<StashKinds[K]>>;
  }

  /** The BackupConfigurations and BackupBatches. */
  public get backups(): readonly Backup[] {
    return this.once('backups', () => backupsOf(this));
  }

  /** The RestoreSessions and RestoreBatches. */
  public get restores(): readonly Restore[] {
    return this.once('restores', () => restoresOf(this));
  }

  /** All targets of backups, one by one. */
  public get backupMembers(): readonly BackupMember[] {
    return this.once('backup-members', () => this.backups.flatMap(({ members }) => members));
  }

  /** All targets of restores, one by one. */
  public get restoreMembers(): readonly RestoreMember[] {
    return this.once('restore-members', () => this.restores.flatMap(({ members }) => members));
  }

  public get repositories(): ReadonlyArray<Declared<wire.Repository>> {
    return this.declarations('Repository');
  }

  /** The Repository that an object of a namespace names, where it is part of the input. */
  public repository(ref: Conforming<wire.RepositoryRef> | undefined, namespace: string): Declared<wire.Repository> | undefined {
    return ref === undefined ? undefined : this.repositoriesByName.get(keyOf(ref.namespace || namespace, ref.name ?? ''));
  }

  /** Of several of one name, it is the last that is used. */
  public get usedRepositories(): ReadonlyArray<Declared<wire.Repository>> {
    return this.repositoriesByName.size === this.repositories.length
      ? this.repositories
      : this.repositories.filter((one) => this.repository({ name: one.subject.name }, one.subject.namespace) === one);
  }

  private get repositoriesByName(): ReadonlyMap<string, Declared<wire.Repository>> {
    return this.once('repositories', () => {
      const byName = new Map<string, Declared<wire.Repository>>();
      for (const one of this.repositories) {
        byName.set(keyOf(one.subject.namespace, one.subject.name), one);
      }
      return byName;
    });
  }

  /**
   * Where the data of a Repository is, as what uses it from a namespace sees it. None where its backend is no single one.
   *
   * @param user the namespace of the backup or restore: claims and short host names are looked up there
   */
  public location(repository: Declared<wire.Repository>, user = repository.subject.namespace): Location | undefined {
    if (user !== repository.subject.namespace) {
      return locationOf(this, repository, user);
    }
    // Nearly every Repository is used in its own namespace, and several rules ask.
    let location = this.locations.get(repository);
    if (location === undefined) {
      location = locationOf(this, repository, user);
      this.locations.set(repository, location);
    }
    return location;
  }

  /** The place of an object in the input. Asked for by what sorts findings, and there are mostly none. */
  public orderOf(subject: Subject): number {
    return this.once('order', () => new Map(this.subjects.map((one, index) => [one, index]))).get(subject)!;
  }

  /** What is worked out of all objects, once. */
  public once<T>(about: string, produce: () => T): T {
    let known = this.known.get(about) as T | undefined;
    if (known === undefined && !this.known.has(about)) {
      known = produce();
      this.known.set(about, known);
    }
    return known as T;
  }
}

const NONE: readonly Subject[] = [];

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;
