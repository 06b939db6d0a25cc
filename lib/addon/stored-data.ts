import type { CataloguedAddon } from './catalogue';

/** What the Task of an addon stores. */
interface StoredData {
  /** A dump is restored from the newest snapshot whatever its path, a directory by its path. No Task restores manifests. */
  readonly form: 'dump' | 'directory' | 'manifests';
  /** The path of the snapshots, whatever paths the target gives. Absent if it depends on the backup. */
  readonly path?: string;
}

const STORED: { readonly [A in CataloguedAddon]: StoredData } = {
  elasticsearch: { form: 'directory' },
  etcd: { form: 'directory', path: '/stash-tmp/data' },
  kubedump: { form: 'manifests', path: '<the dump of kubedump>' },
  mariadb: { form: 'dump', path: '/dumpfile.sql' },
  mongodb: { form: 'dump', path: '/dump' },
  mysql: { form: 'dump', path: '/dumpfile.sql' },
  nats: { form: 'directory' },
  perconaxtradb: { form: 'dump' },
  postgres: { form: 'dump', path: '/dumpfile.sql' },
  redis: { form: 'dump', path: '/dumpfile.resp' },
  vault: { form: 'directory' },
};

/** Nothing is known of a custom Task, and the Task for claims stores the files that it is given. */
const storedBy = (addon = ''): StoredData | undefined => (STORED as { readonly [addon: string]: StoredData })[addon];

export const storesDump = (addon: string | undefined): boolean => storedBy(addon)?.form === 'dump';

export const storesDirectory = (addon: string | undefined): boolean => storedBy(addon)?.form === 'directory';

export const storesManifests = (addon: string | undefined): boolean => storedBy(addon)?.form === 'manifests';

/**
 * The directory through which an addon passes its data, which is also the path of its snapshots. For etcd none is given:
 * its restore passes on snapshots alone, so that a rule with the path instead of `latest` could bring nothing back.
 */
export function interimDirectory(addon: string, isInterim: boolean): string | undefined {
  const { form, path } = storedBy(addon) ?? {};
  if (form !== 'directory' || path !== undefined) {
    return undefined;
  }
  return isInterim ? '/stash-interim-volume/data' : '/stash-tmp/stash-interim-volume/data';
}

/** The path of the snapshots of an addon, as far as the addon determines it. */
export const addonPath = (addon: string, isInterim: boolean): string | undefined => storedBy(addon)?.path ?? interimDirectory(addon, isInterim);
