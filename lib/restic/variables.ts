import { type ValueRule, wrong } from '../refusal/complaint';

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
