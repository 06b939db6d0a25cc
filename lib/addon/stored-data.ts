import { catalogued } from './addons';

export const storesDump = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'dump';

export const storesDirectory = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'directory';

export const storesManifests = (addon: string | undefined): boolean => catalogued(addon)?.stores.form === 'manifests';

/**
 * The directory through which an addon passes its data, which is also the path of its snapshots. For etcd none is given:
 * its restore passes on snapshots alone, so that a rule with the path instead of `latest` could bring nothing back.
 */
export function interimDirectory(addon: string, isInterim: boolean): string | undefined {
  const { form, path } = catalogued(addon)?.stores ?? {};
  if (form !== 'directory' || path !== undefined) {
    return undefined;
  }
  return isInterim ? '/stash-interim-volume/data' : '/stash-tmp/stash-interim-volume/data';
}

/** The path of the snapshots of an addon, as far as the addon determines it. */
export const addonPath = (addon: string, isInterim: boolean): string | undefined =>
  catalogued(addon)?.stores.path ?? interimDirectory(addon, isInterim);
