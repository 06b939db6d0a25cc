import { asUtf8, documentsIn, isUtf32, WHITE_SPACE, type Problem } from './documents';
import { keptOf } from './kept-entries';
import { kustomizationIn, type Kustomization } from './kustomization';
import { splitList } from './list-items';
import { ManifestOrigin } from './manifest-origin';
import { parsed, type Parsed } from './parsed';
import { Positions } from './position';
import { partsOf, positionAt, type Stretch } from './stretch';
import { Unreadable } from './yaml-text';
import { isRelevant } from '../../check/relevant-kinds';
import { subjectOf, type Subject } from '../../check/subject';
import { asFields, asText, isFields, type Fields } from '../../kubernetes/manifest-fields';
import { itemsOfList, typeOfItems } from '../../kubernetes/object-list';

/** The manifests in a file. */
export interface Manifests {
  readonly subjects: readonly Subject[];
  readonly problems: readonly Problem[];
  /** Whether there is nothing in it, not even a comment. */
  readonly isEmpty: boolean;
  /** Number of documents that are not empty. */
  readonly documents: number;
  /** Number of objects that no rule reads, by kind. */
  readonly ignored: ReadonlyMap<string, number>;
  /** Number of documents that hold no Kubernetes object. */
  readonly foreign: number;
  /** The last one in the file that changes other objects. */
  readonly kustomization?: Kustomization;
}

/** Characters above which a list is split before it is parsed. */
const LARGE = 1_000_000;

/** Levels of nested lists that are read; no tool writes more. */
const DEEPEST_LIST = 3;

/**
 * Reads the manifests of a file; what cannot be read is added to `problems`.
 *
 * @param positions those of all files of a run
 */
export function manifestsIn(path: string, bytes: Buffer, positions = new Positions()): Manifests {
  const reading = new Reading(positions);
  const text = asUtf8(bytes);
  if (text === undefined) {
    reading.problems.push({ path, reason: isUtf32(bytes) ? 'is text in UTF-32: write it in UTF-8' : 'is not text in UTF-8' });
    return reading;
  }
  reading.isEmpty = text.every((byte) => WHITE_SPACE.includes(byte));
  for (const document of documentsIn(path, text)) {
    reading.read(document);
  }
  return reading;
}

class Reading implements Manifests {
  public readonly subjects: Subject[] = [];
  public readonly problems: Problem[] = [];
  public readonly ignored = new Map<string, number>();
  public isEmpty = false;
  public documents = 0;
  public foreign = 0;
  public kustomization?: Kustomization;

  public constructor(private readonly positions: Positions) {}

  public read(stretch: Stretch): void {
    const list = stretch.text.length > LARGE ? splitList(stretch) : undefined;
    this.reporting(stretch, () => {
      const data = list === undefined ? parsed(stretch) : headOf(stretch, list.head);
      if (data.value === null) {
        return;
      }
      if (Array.isArray(data.value) && data.value.some(isObject)) {
        throw new Unreadable('a list is no object of Kubernetes: write its entries as the items of kind List, or as documents with "---" between them');
      }
      this.documents++;
      if (list === undefined) {
        this.take(data, stretch, {}, 0);
      } else if (itemsOfList(data.value) === undefined) {
        this.foreign++;
      } else {
        list.items.forEach((item) => this.reporting(item, () => this.take(parsed(item), item, typeOfItems(data.value as Fields), 1)));
      }
    });
  }

  /** @param type the apiVersion and kind of an item that has none of its own, as its list declares them */
  private take(data: Parsed, stretch: Stretch, type: Fields, depth: number): void {
    const { value, repeated } = data;
    const items = itemsOfList(value);
    if (items !== undefined && depth < DEEPEST_LIST) {
      // All ranges are computed first, so that the parsed tree is released before the items are read one by one.
      const stretches = partsOf(stretch, data.itemRanges());
      items.forEach((item, index) => {
        const itemRepeated = repeated.filter(([first, second]) => first === 'items' && second === index).map((path) => path.slice(2));
        const itemStretch = stretches[index] ?? stretch;
        if (itemsOfList(item) === undefined) {
          this.takeObject({ ...typeOfItems(value as Fields), ...asFields(item) }, itemStretch, itemRepeated);
        } else {
          this.reporting(itemStretch, () => this.take(parsed(itemStretch), itemStretch, {}, depth + 1));
        }
      });
      return;
    }
    this.takeObject(isFields(value) ? { ...type, ...value } : {}, stretch, repeated);
  }

  private takeObject(manifest: Fields, stretch: Stretch, repeated: Parsed['repeated']): void {
    const origin = new ManifestOrigin(this.positions, stretch, repeated);
    const subject = subjectOf(manifest, origin);
    this.kustomization = kustomizationIn(stretch.path, manifest) ?? this.kustomization;
    const kept = isRelevant(subject) ? keptOf(subject) : undefined;
    if (kept !== undefined) {
      this.subjects.push({ ...subject, manifest: kept });
    } else if (subject.apiVersion === '' || subject.kind === '') {
      this.foreign++;
    } else {
      this.ignored.set(subject.kind, (this.ignored.get(subject.kind) ?? 0) + 1);
    }
  }

  /** Runs `read`; what cannot be read is added to `problems`. */
  private reporting(stretch: Stretch, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Unreadable)) {
        throw error;
      }
      const offset = error.offset ?? stretch.indent + Math.max(0, stretch.text.search(/\S/));
      this.problems.push({ ...positionAt(stretch, offset), reason: error.message });
    }
  }
}

/** Parses a list without its items. An error has no offset, since the lines are not those of the file. */
function headOf(stretch: Stretch, text: string): Parsed {
  try {
    return parsed({ ...stretch, text });
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.message) : error;
  }
}

/** Whether a value has what every object of Kubernetes has. */
function isObject(value: unknown): boolean {
  const { apiVersion, kind } = asFields(value);
  return asText(apiVersion) !== undefined && asText(kind) !== undefined;
}
