/** Something wrong that a fuzzer has to find. */
export interface Fault {
  readonly title: string;
  readonly file: string;
  /** What stands in the file, once. */
  readonly from: string;
  readonly to: string;
  /** The trial that finds it, by a part of its name. */
  readonly trial: string;
}

const ORDER = 'lib/app/synth-order.ts';
const LAYOUT = 'lib/app/file-layout.ts';
const EMITTER = 'lib/app/yaml-emitter.ts';
const STRING = 'lib/app/yaml-string.ts';

export const FAULTS: readonly Fault[] = [
  {
    title: 'constructs whose paths begin with a number stay where they are',
    file: ORDER,
    trial: 'fleet-app',
    from: 'return paths.some((path) => /^\\d/.test(path))',
    to: 'return paths.some((path) => /^\\D\\d/.test(path))',
  },
  {
    title: 'dependencies of the scopes of an object from the object up',
    file: ORDER,
    trial: 'fleet-app',
    from: 'scopes.unshift(scopes[0]!.node.scope!);\n    }\n    return scopes;',
    to: 'scopes.unshift(scopes[0]!.node.scope!);\n    }\n    return scopes.reverse();',
  },
  {
    title: 'nothing follows for the objects of what depends on something',
    file: ORDER,
    trial: 'fleet-app',
    from: 'if (this.inferred && ApiObject.isApiObject(vertex)) {',
    to: 'if (!this.inferred && ApiObject.isApiObject(vertex)) {',
  },
  {
    title: 'a chart does not wait for the charts in it',
    file: ORDER,
    trial: 'fleet-app',
    from: '.forEach((child) => add(chart, child));',
    to: '.forEach((child) => add(child, child.node.scope === chart ? child : chart));',
  },
  {
    title: 'children in the order of their ids',
    file: 'lib/app/construct-tree.ts',
    trial: 'fleet-app',
    from: 'const { children } = construct.node;',
    to: 'const children = [...construct.node.children].sort((a, b) => a.node.id < b.node.id ? -1 : 1);',
  },
  { title: 'numbers of charts with three digits', file: LAYOUT, trial: 'fleet-app', from: 'padStart(4', to: 'padStart(3' },
  { title: 'names of files with what names of objects may hold', file: 'lib/synth/resource-file.ts', trial: 'fleet-app', from: '[^0-9a-zA-Z-_.]', to: '[^0-9a-zA-Z-_.:]' },
  { title: 'a document that is none is left out', file: 'lib/app/manifest-text.ts', trial: 'fleet-app', from: "? '\\n' :", to: "? '' :" },
  { title: 'no resolver is asked', file: 'lib/synth/plain-data.ts', trial: 'fleet-app', from: 'every(({ resolve }) => KNOWN.includes(resolve))', to: 'every(() => true)' },
  { title: 'a short word for yes that is not quoted', file: STRING, trial: 'yaml-emitter: texts', from: "const WORD = 'y|Y|", to: "const WORD = 'Y|" },
  { title: 'an exponent with a sign that is not quoted', file: STRING, trial: 'yaml-emitter: texts', from: "'\\\\.?[eE][-+]?[0-9]+|", to: "'\\\\.?[eE][0-9]+|" },
  // It compares itself with cdk8s before it begins, and then asks cdk8s for everything.
  { title: 'blocks that end in a line break as if they did not', file: STRING, trial: 'yaml-emitter: manifests without', from: "${ended ? '|' : '|-'}", to: "${ended ? '|-' : '|-'}" },
  { title: 'zero without its sign', file: EMITTER, trial: 'yaml-emitter: documents', from: ' && !Object.is(value, -0)', to: '' },
  { title: 'a list that stands in two places without its anchor', file: EMITTER, trial: 'yaml-emitter: documents that refer', from: 'if (!this.seen.add(value)) {', to: 'if (this.seen.add(value) && false) {' },
  { title: 'keys of any length', file: EMITTER, trial: 'yaml-emitter: keys', from: 'text.length > 1024', to: 'text.length > 2048' },
];
