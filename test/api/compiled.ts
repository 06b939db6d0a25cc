import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newerSources } from '../../build/newer-sources';

export const ROOT = join(__dirname, '../..');

/** A piece of the assembly that jsii writes, as far as it is looked at here. */
interface Documented {
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

export interface Member extends Documented {
  readonly name: string;
}

/** The type of a property or a parameter. */
export interface TypeOfMember {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeOfMember };
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeOfMember;
  readonly optional?: boolean;
}

export interface Method extends Member {
  readonly protected?: boolean;
  readonly parameters?: readonly Parameter[];
}

export interface Property extends Member {
  readonly type: TypeOfMember;
  readonly optional?: boolean;
  readonly immutable?: boolean;
}

export interface Type extends Member {
  readonly kind: 'class' | 'enum' | 'interface';
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly abstract?: boolean;
  /** An interface that holds values only: what a caller gives as a literal. */
  readonly datatype?: boolean;
  readonly properties?: readonly Property[];
  readonly methods?: readonly Method[];
  readonly initializer?: Omit<Method, 'name'>;
  readonly members?: readonly Member[];
}

/** The public types of the compiled package. What is compiled has to be what is written, or it would be judged in its place. */
export function publicTypes(): Type[] {
  const { types } = JSON.parse(readFileSync(freshAssembly(), 'utf8')) as { types: Record<string, Type> };
  return Object.values(types);
}

/** Makes sure that there is a compiled package, and that it is the one of these sources. */
export function freshAssembly(): string {
  const assembly = join(ROOT, '.jsii');
  if (!existsSync(assembly)) {
    throw new Error('the package is not compiled: run `npm run build`');
  }
  const newer = newerSources();
  if (newer.length > 0) {
    throw new Error(`${newer.join(', ')} changed since the package was compiled: run \`npm run build\``);
  }
  return assembly;
}
