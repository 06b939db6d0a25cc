import { catalogued } from './addons';
import type { Fields } from '../kubernetes/manifest-fields';

export const storesDump = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'dump';

export const storesDirectory = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'directory';

export const storesManifests = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'manifests';

/**
 * The directory through which an addon passes its data, which is also the path of its snapshots. For etcd none is given:
 * its restore passes on snapshots alone, so that a rule with the path instead of `latest` could bring nothing back.
 */
export function interimDirectory(addon: string, isInterim: boolean): string | undefined {
  const known = catalogued(addon);
  if (known === undefined || known.stores.path !== undefined) {
    return undefined;
  }
  return isInterim ? '/stash-interim-volume/data' : '/stash-tmp/stash-interim-volume/data';
}

/**
 * The path of the snapshots of an addon, as far as the addon determines it.
 *
 * @param parameters those of the AppBinding
 */
export function addonPath(addon: string, isInterim: boolean, parameters: Fields = {}): string | undefined {
  const path = catalogued(addon)?.stores.path;
  return typeof path === 'function' ? path(parameters) : path ?? interimDirectory(addon, isInterim);
}

/** Whether an addon is known not to load what another one has stored. */
export function cannotLoad(loader: string, stored: string): boolean {
  const loading = catalogued(loader);
  return loading !== undefined && catalogued(stored) !== undefined && loader !== stored && !loading.loadsThoseOf.some((name) => name === stored);
}
