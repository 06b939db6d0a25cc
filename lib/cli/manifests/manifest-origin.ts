import type { Positions } from './position';
import type { Position, Stretch } from './stretch';
import type { Origin } from '../../check/subject';
import type { FieldPath } from '../../kubernetes/manifest-fields';

/** A document of a file, or an item of a list in it. Positions are computed on demand, so that no parsed tree has to be kept. */
export class ManifestOrigin implements Origin {
  public constructor(private readonly positions: Positions, private readonly stretch: Stretch, public readonly repeated: readonly FieldPath[]) {}

  public positionOf(field: FieldPath): Position {
    return this.positions.of(this.stretch, field);
  }

  public toString(): string {
    const { path, line } = this.positionOf([]);
    return `${path}:${line}`;
  }
}
