import { ApiObject, App, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { publicTypes, type Parameter, type Type, type TypeOfMember } from './compiled';
import { backup, backups, blueprint, chart, claim, database, deployment, type Given, restores, rules, storageSecret, template } from '../check/given';
import * as library from 'cdk8s-stash';

type Callable = (...given: unknown[]) => unknown;

export const port = kplus.k8s.IntOrString.fromNumber(80);

/** Valid arguments by the name of the parameter, or by its type. */
const ARGUMENTS: Given = {
  'action': { port, scheme: library.HttpScheme.HTTP },
  'cdk8s-plus-27.k8s.TcpSocketAction': { port },
  'cdk8s-stash.BackupBatch': backups({}),
  'cdk8s-stash.BackupConfiguration': backup(),
  'cdk8s-stash.IAppBinding': database({}),
  'cdk8s-stash.Severity': library.Severity.NOTE,
  'cdk8s-stash.StashRelease': library.StashRelease.V2025_7_31,
  'cdk8s.ApiObject': ApiObject.of(deployment),
  'cdk8s.Duration': Duration.hours(1),
  'cdk8s-plus-27.ISecret': kplus.Secret.fromSecretName(chart(), 'Secret', 'secret'),
  claim,
  'command': ['sync'],
  'content': { replicas: 3 },
  'count': 5,
  'id': 'X',
  'kept': { last: 1 },
  'rule': 'STASH301',
  'options': { rules },
  'paths': ['/data'],
  'reference': { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'photos' },
  'snapshots': ['latest'],
  'templates': [template],
  'value': 'AQI=',
  'version': '1.0.0',
};

export const argument = ({ name, type: { fqn = '', primitive } }: Parameter): unknown =>
  ARGUMENTS[fqn] ?? ARGUMENTS[name] ?? (primitive === 'string' ? 'x' : name === 'scope' ? chart() : deployment);

/** One that is an app, as most of the checks demand, and has an object of its own, as an acknowledgement demands. */
const appOfOneObject = new App();
appOfOneObject.node.defaultChild = ApiObject.of(deployment);

/** The objects whose methods are called. */
const OBJECTS: { readonly [type: string]: object } = {
  BackupBatch: backups({}),
  BackupBlueprint: blueprint({}),
  Checks: library.Checks.of(appOfOneObject),
  RestoreBatch: restores({}),
  StashAssert: library.StashAssert.of(chart()),
  StashOperator: library.StashOperator.of(chart()),
  StorageSecret: storageSecret,
};

export const STRUCTS = publicTypes().filter(({ datatype }) => datatype).map(({ name }) => `cdk8s-stash.${name}`);

/** The structs of cdk8s-plus, as far as they are parameters. */
const isCore = (fqn: string) => /^cdk8s-plus-27\.k8s\.\w+(?:Action|Selector|Source)$/.test(fqn);
export const isStruct = ({ fqn = '' }: TypeOfMember) => STRUCTS.includes(fqn) || isCore(fqn);

type Class = (new (...given: unknown[]) => unknown) & { readonly [method: string]: Callable };

/** The constructor, the factories and the methods of a class. */
export const callables = ({ name: type, abstract, initializer, methods = [] }: Type) => {
  const Class = (library as unknown as { readonly [name: string]: Class })[type]!;
  const made = { name: type, parameters: initializer?.parameters ?? [], call: (...given: unknown[]) => new Class(...given) };
  return [...abstract ? [] : [made], ...methods.map(({ name, parameters = [] }) => ({
    name: `${type}.${name}`,
    parameters,
    call: (...given: unknown[]) => ((name in Class ? Class : OBJECTS[type]) as { readonly [method: string]: Callable })[name]!(...given),
  }))];
};

/** What a call is refused with, after the class of the error; undefined if it is not refused. */
export function refusalOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return undefined;
}
