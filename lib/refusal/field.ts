import type { IConstruct } from 'constructs';
import type { Complaint, ValueRule } from './complaint';
import { check, checkRequired, checkRequiredValue, checkValue, refuse, refuseIf } from './refusal';
import { structOf, type StructName } from './struct';
import { checkRequiredType, checkType, type ValueType } from './value-type';

/** A field of the manifest of a construct. Code that checks values below it need not know its full path. */
export class Field {
  public constructor(public readonly construct: IConstruct, public readonly path: string) {}

  /** The field below, by the names of members and the indices of entries that lead to it. */
  public at(...steps: ReadonlyArray<string | number>): Field {
    return new Field(this.construct, steps.reduce<string>((path, step) => typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`, this.path));
  }

  public check(value: string | undefined, rule: ValueRule): void {
    check(this.construct, this.path, value, rule);
  }

  public checkRequired(value: string, rule: ValueRule): void {
    checkRequired(this.construct, this.path, value, rule);
  }

  public checkValue<T>(value: T | undefined, rule: ValueRule<T>): void {
    checkValue(this.construct, this.path, value, rule);
  }

  public checkRequiredValue<T>(value: T, rule: ValueRule<T>): void {
    checkRequiredValue(this.construct, this.path, value, rule);
  }

  public checkType(value: unknown, type: ValueType): void {
    checkType(this.construct, this.path, value, type);
  }

  public checkRequiredType(value: unknown, type: ValueType): void {
    checkRequiredType(this.construct, this.path, value, type);
  }

  public structOf<T extends object>(struct: T, name?: StructName): T {
    return structOf(this.construct, this.path, struct, name);
  }

  public refuse(complaint: Complaint): never {
    refuse(this.construct, this.path, complaint);
  }

  public refuseIf(complaint: Complaint | undefined): void {
    refuseIf(this.construct, this.path, complaint);
  }

  /** The prefix of a message about the field. */
  public toString(): string {
    return `[${this.construct.node.path}] ${this.path}`;
  }
}
