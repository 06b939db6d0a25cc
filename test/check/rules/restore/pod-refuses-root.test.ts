import { backup, DEPLOYMENT, inNamespace, restore, restoreBatch, workload } from './demo';
import { podRefusesRoot } from '../../../../lib/check/rules/restore/pod-refuses-root';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [podRefusesRoot] });
const ref = DEPLOYMENT;
const nonRoot = workload(ref, {}, { securityContext: { runAsNonRoot: true, runAsUser: 1000 } });
const as = (securityContext: object) => ({ runtimeSettings: { container: { securityContext } } });

const FOUND = 'the pods of Deployment shop/app allow nothing to run as root (runAsNonRoot is true), so they do not start with the container of Stash, which '
  + 'restores as root: set runtimeSettings.container.securityContext.runAsUser of the restore to the user that owns the files, or set runAsNonRoot: false beside it';

test.each<[string, object[], string[]]>([
  ['a restore as nobody in particular', [restore({ ref }), nonRoot], [`warning STASH411 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['a restore as root', [restore({ ref }, as({ runAsUser: 0 })), nonRoot], [`warning STASH411 RestoreSession back spec.target.ref: ${FOUND}`]],
  ['a member', [restoreBatch([{ target: { ref } }]), nonRoot], [`warning STASH411 RestoreBatch back spec.members[0].target.ref: ${FOUND.replace('of the restore', 'of the member')}`]],
  ['a member as a user', [restoreBatch([{ target: { ref }, ...as({ runAsUser: 1000 }) }]), nonRoot], []],
  ['a restore as a user', [restore({ ref }, as({ runAsUser: 1000 })), nonRoot], []],
  ['a restore that may be root', [restore({ ref }, as({ runAsNonRoot: false })), nonRoot], []],
  ['pods that may run as root', [restore({ ref }), workload(ref, {}, { securityContext: { runAsNonRoot: false } })], []],
  ['pods that say nothing', [restore({ ref }), workload(ref)], []],
  ['containers that run nothing as root, in pods that say nothing', [
    restore({ ref }), workload(ref, {}, { containers: [{ name: 'app', securityContext: { runAsNonRoot: true } }] }),
  ], []],
  ['pods that are not in the input', [restore({ ref })], []],
  ['pods of another namespace', [restore({ ref }), inNamespace('far', nonRoot)], []],
  ['pods beside which a Job restores', [restore({ ref }, { task: { name: 'mine' } }), nonRoot], []],
  ['a backup', [backup({ ref }), nonRoot], []],
])('%s', (_, manifests, expected) => expect(judged(...manifests)).toEqual(expected));
