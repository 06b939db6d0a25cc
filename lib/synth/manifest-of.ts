import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The ApiObject that a construct is or wraps; undefined for an object that exists in the cluster already. */
export function manifestOf(construct: IConstruct): ApiObject | undefined {
  return [construct, construct.node.defaultChild].find((one): one is ApiObject => one !== undefined && ApiObject.isApiObject(one));
}
