import { Conformance, type SchemaFault } from './conform';
import { fullNameOf } from './full-name';
import { grouped, groupedInto } from './grouped';
import { namesakes } from './spelling';
import { STASH_GROUPS, type StashKind } from './stash-kinds';
import { groupOf, type Subject } from './subject';
import type { Conforming } from '../../imports/conforming';
import { STASH_API_VERSIONS, type StashKinds } from '../../imports/kinds';
import type * as wire from '../../imports/stash';
import { RELEASES, type StashRelease } from '../addon/stash-release';
import { asFields } from '../kubernetes/manifest-fields';
import { once, view } from '../synth/once';

/** An object of Stash with the part of its manifest that conforms to its schema. */
export interface Declared<T> {
  readonly subject: Subject;
  readonly manifest: Conforming<T>;
  /** Where the manifest does not conform. */
  readonly faults: readonly SchemaFault[];
}

/** What the manifests do not tell about the cluster. */
export interface ClusterOptions {
  /** Whether the manifests come from the synth of an app. Otherwise they may come from anywhere, and need not be meant for a Git repository. */
  readonly isSynth?: boolean;
  /** @default - any of those that are known */
  readonly release?: StashRelease;
  /** The length of a backup run about which nothing is known, in minutes. */
  readonly runMinutes?: number;
}

/** All objects that are judged together, with look-ups by kind, by name and by reference. */
export class Cluster {
  public readonly isSynth: boolean;

  /** The releases that it may run: the one that was named, or else all that are known. */
  public readonly releases: readonly StashRelease[];

  public readonly runMinutes: number;

  /** The objects that have annotations, which few have. */
  public readonly annotated: readonly Subject[];

  private readonly byKind: ReadonlyMap<string, ReadonlyMap<string, readonly Subject[]>>;
  private readonly declared = once((kind: StashKind): ReadonlyArray<Declared<unknown>> => {
    const conformance = new Conformance(kind);
    return STASH_GROUPS.flatMap((group) => this.ofKind(group, kind)).map((subject) => {
      const { manifest, faults } = conformance.of(subject.manifest);
      return { subject, manifest: manifest as Conforming<unknown>, faults };
    });
  });

  public constructor(public readonly subjects: readonly Subject[], options: ClusterOptions = {}) {
    this.isSynth = options.isSynth ?? false;
    this.releases = options.release === undefined ? RELEASES : [options.release];
    this.runMinutes = options.runMinutes ?? 60;
    this.annotated = subjects.filter(({ manifest }) => asFields(manifest.metadata).annotations !== undefined);
    this.byKind = groupedInto(subjects, ({ group }) => group, (some) => grouped(some, ({ kind }) => kind));
  }

  /** The objects of a kind, in the order of the input. */
  public ofKind(group: string, kind: string): readonly Subject[] {
    return this.byKind.get(group)?.get(kind) ?? NONE;
  }

  /** All kinds in the input, with their objects. */
  public *kinds(): Generator<{ readonly group: string; readonly kind: string; readonly subjects: readonly Subject[] }> {
    for (const [group, kinds] of this.byKind) {
      for (const [kind, subjects] of kinds) {
        yield { group, kind, subjects };
      }
    }
  }

  /** The object of this kind and name, whatever the version of its API. */
  public find(group: string, kind: string, namespace: string, name: string): Subject | undefined {
    return subjectsByName(this.ofKind(group, kind)).get(fullNameOf({ group, kind, namespace, name }));
  }

  /** Whether the input has the object of this kind and name, or one that may be it: a namespace that is not stated may be any. */
  public mayHave(group: string, kind: string, namespace: string, name: string): boolean {
    return this.find(group, kind, namespace, name) !== undefined
      || (namespace === '' ? inAnyNamespace(this.ofKind(group, kind)).has(name) : this.find(group, kind, '', name) !== undefined);
  }

  /** The object of this Stash kind and name. */
  public named<K extends StashKind>(kind: K, namespace: string, name: string): Declared<StashKinds[K]> | undefined {
    const fullName = fullNameOf({ group: groupOf(STASH_API_VERSIONS[kind]), kind, namespace, name });
    return declaredByName(this.declarations(kind)).get(fullName) as Declared<StashKinds[K]> | undefined;
  }

  /** The objects of a Stash kind. */
  public declarations<K extends StashKind>(kind: K): ReadonlyArray<Declared<StashKinds[K]>> {
    return this.declared(kind) as ReadonlyArray<Declared<StashKinds[K]>>;
  }

  public get repositories(): ReadonlyArray<Declared<wire.Repository>> {
    return this.declarations('Repository');
  }

  /** The Repository that an object in `namespace` refers to, if the input contains it. */
  public repository(ref: Conforming<wire.RepositoryRef> | undefined, namespace: string): Declared<wire.Repository> | undefined {
    return ref === undefined ? undefined : this.named('Repository', ref.namespace || namespace, ref.name ?? '');
  }

  /** The Repositories without those that a later one of the same name replaces. */
  public get usedRepositories(): Iterable<Declared<wire.Repository>> {
    return declaredByName(this.repositories).values() as Iterable<Declared<wire.Repository>>;
  }

  /**
   * The position of an object in the input, or of the object that asks for it; those of another cluster come last. Computed on demand: it only sorts
   * findings, and mostly there are none.
   */
  public orderOf(subject: Subject): number {
    return orders(this).get(subject.made?.asking ?? subject) ?? this.subjects.length;
  }
}

const NONE: readonly Subject[] = [];

/**
 * Objects by full name. Of several with the same name the last one counts, as it does when all are applied in turn. Built on demand, because objects
 * of many kinds are never looked up by name.
 */
const subjectsByName = view((subjects: readonly Subject[]): ReadonlyMap<string, Subject> => new Map(subjects.map((one) => [fullNameOf(one), one])));

const inAnyNamespace = view(namesakes);

const declaredByName = view((declared: ReadonlyArray<Declared<unknown>>): ReadonlyMap<string, Declared<unknown>> =>
  new Map(declared.map((one) => [fullNameOf(one.subject), one])));

const orders = view(({ subjects }: Cluster): ReadonlyMap<Subject, number> => new Map(subjects.map((one, index) => [one, index])));
