import type { ClusterOptions } from '../../../../lib/check/cluster';
import { RULES } from '../../../../lib/check/rules/index';
import { findingsIn } from '../../judged';

/** What a manifest is made of, where it differs from the others. */
export interface Parts {
  readonly name?: string;
  readonly namespace?: string;
  readonly annotations?: object;
  readonly labels?: object;
  readonly spec?: object;
}

export function object(kind: string, { spec, ...metadata }: Parts, apiVersion = 'stash.appscode.com/v1beta1') {
  return { apiVersion, kind, metadata: { name: 'x', namespace: 'shop', ...metadata }, spec };
}

export const repository = (parts: Parts) => object('Repository', parts, 'stash.appscode.com/v1alpha1');
export const appBinding = (parts: Parts) => object('AppBinding', parts, 'appcatalog.appscode.com/v1alpha1');
export const namespace = (name: string, labels: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });

export const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
export const CLAIM = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data' };
export const DATABASE = { apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', name: 'db' };

/** The lines that one rule has to say, without its id, even where another one would speak in its place. */
export function linesOf(id: string, manifests: readonly object[], options?: ClusterOptions): string[] {
  const { echoes = [] } = RULES.find((rule) => rule.id === id)!;
  return findingsIn(manifests, { ...options, levels: new Map(echoes.map((other) => [other, 'off'])) }).filter((line) => line.includes(id)).map((line) => line.replace(` ${id}`, ''));
}
