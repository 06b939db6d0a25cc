import { type ValueRule, wrong } from '../refusal/complaint';
import { didYouMean } from '../refusal/near';
import { mayHoldPlaceholder } from '../refusal/placeholder';
import { isHostAndPort } from '../secret/service-address';

const OTHER_PASSWORD = 'is read by restic in place of RESTIC_PASSWORD, so the repository is encrypted with a password that is not in the storage Secret';

/** Variables of restic that defeat those which Stash sets for it. */
const DEFEATING: ReadonlyMap<string, string> = new Map([
  ['RESTIC_PASSWORD_FILE', OTHER_PASSWORD],
  ['RESTIC_PASSWORD_COMMAND', OTHER_PASSWORD],
  ['RESTIC_REPOSITORY_FILE', 'is rejected by restic together with the repository that Stash sets, so every run fails'],
]);

/** A rule for the name of an environment variable of a container in which restic runs. */
export const resticVariable: ValueRule = (name) => {
  const effect = DEFEATING.get(name);
  return effect === undefined ? undefined : wrong(effect, 'leave it out, since the storage Secret and the Repository say what restic opens');
};

/** The end of the host of a storage account. */
const endpointSuffix: ValueRule = (suffix) => isHostAndPort(suffix) && !/(?:^|\.)blob\./.test(suffix) ? undefined
  : wrong('is not the end of a host, in front of which restic puts "https://<account>.blob."', 'write it without a scheme, "blob." and a path, such as "core.windows.net"',
    didYouMean(suffix.replace(/^[a-z]+:\/\//i, '').replace(/^.*\bblob\./, '').replace(/^\.|\/+$/g, ''), endpointSuffix, suffix));

const PACK_SIZE = 'use the number of MiB, from 4 to 128, without a unit';

const packSize: ValueRule = (size) => !/^\d+$/.test(size) || Number(size) === 0 || Number(size) >= 4 && Number(size) <= 128 ? undefined
  : wrong('is not a size of packs that restic accepts, so every run fails', PACK_SIZE);

const IGNORED = 'is not a number, so restic ignores it';

/** What of the values of restic's variables makes every run fail. */
const REFUSED: ReadonlyMap<string, ValueRule> = new Map([['AZURE_ENDPOINT_SUFFIX', endpointSuffix], ['RESTIC_PACK_SIZE', packSize]]);

/** What of them restic ignores, at least in some releases. */
const UNREAD: ReadonlyMap<string, ValueRule> = new Map<string, ValueRule>([
  ['RESTIC_COMPRESSION', (mode) => /^(?:auto|off|max|fastest|better)$/.test(mode) ? undefined
    : wrong('is no mode of compression, so restic ignores it, and later releases fail', 'use auto, off or max; later releases have fastest and better as well')],
  ['RESTIC_PACK_SIZE', (size) => /^\d+$/.test(size) ? undefined : wrong(IGNORED, PACK_SIZE)],
  ['RESTIC_READ_CONCURRENCY', (count) => /^\d+$/.test(count) ? undefined : wrong(IGNORED, 'use the number of files that are read at the same time')],
]);

/** A rule for the value of an environment variable of a container in which restic runs; an empty one is unset. */
const valueOf = (rules: ReadonlyMap<string, ValueRule>) => (name: string): ValueRule => (value) =>
  value === '' || mayHoldPlaceholder(value) ? undefined : rules.get(name)?.(value);

export const refusedByRestic = valueOf(REFUSED);
export const unreadByRestic = valueOf(UNREAD);
