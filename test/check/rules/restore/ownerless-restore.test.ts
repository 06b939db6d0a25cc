import { CLAIM, claimTemplate, DATA, DATABASE, DEPLOYMENT, LATEST, restore, restoreBatch } from './demo';
import { ownerlessRestore } from '../../../../lib/check/rules/restore/ownerless-restore';
import { findingsIn } from '../../judged';

const judged = (...manifests: object[]) => findingsIn(manifests, { rules: [ownerlessRestore] });

const settings = (container: object, pod?: object) =>
  ({ runtimeSettings: { container: { securityContext: container }, ...pod && { pod: { securityContext: pod } } } });
const dropping = (drop: string[], more: object = {}) => settings({ capabilities: { drop, ...more } });
const ALL = dropping(['ALL']);
const files = (spec: object) => restore({ ref: DEPLOYMENT, rules: [DATA] }, spec);
const claim = (spec: object) => restore({ ref: CLAIM, rules: [{ paths: ['/stash-data'] }] }, { task: { name: 'pvc-restore' }, ...spec });

const found = (dropped = '"ALL"', at = 'RestoreSession back spec') => [
  `warning STASH426 ${at}.runtimeSettings.container.securityContext.capabilities.drop: ${dropped} takes CHOWN from root, so that restic cannot give files to `
  + 'their owners, and the restore fails if there are other owners than root: write add: [CHOWN, DAC_OVERRIDE, FOWNER] beside it, set runAsUser to the user that '
  + 'owns the files, or acknowledge this if all files belong to root',
];

test.each<[string, object, string[]]>([
  ['a workload', files(ALL), found()],
  ['a workload without CHOWN alone', files(dropping(['NET_RAW', 'CHOWN'])), found('"CHOWN"')],
  ['another spelling', files(dropping(['cap_chown'])), found('"cap_chown"')],
  ['another capability that is added', files(dropping(['ALL'], { add: ['FOWNER'] })), found()],
  ['created claims', restore({ volumeClaimTemplates: [claimTemplate('data')], rules: [DATA] }, ALL), found()],
  ['a claim, as root by its container', claim(settings({ runAsUser: 0, capabilities: { drop: ['ALL'] } })), found()],
  ['a claim, as root by its pod', claim(settings({ capabilities: { drop: ['ALL'] } }, { fsGroup: 1000 })), found()],
  ['a database that is restored by way of files', restore({ ref: DATABASE, rules: [{ paths: ['/stash-interim-volume/data'] }] }, {
    task: { name: 'nats-restore-2.8.2' }, ...settings({ runAsUser: 0, capabilities: { drop: ['ALL'] } }),
  }), found()],
  ['a member of a batch', restoreBatch([{ target: { ref: DEPLOYMENT, rules: [DATA] }, ...ALL }]), found('"ALL"', 'RestoreBatch back spec.members[0]')],
])('%s is found', (_, manifest, expected) => expect(judged(manifest)).toEqual(expected));

test.each<[string, object]>([
  ['no settings', files({})],
  ['another capability', files(dropping(['NET_RAW']))],
  ['CHOWN beside it', files(dropping(['ALL'], { add: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER'] }))],
  ['all of them back', files(dropping(['CHOWN'], { add: ['ALL'] }))],
  ['another user', files(settings({ runAsUser: 1000, capabilities: { drop: ['ALL'] } }))],
  ['another user of the pod', claim(settings({ capabilities: { drop: ['ALL'] } }, { runAsUser: 1000 }))],
  ['a claim of which the user is not known', claim(ALL)],
  ['a privileged container', files(settings({ privileged: true, capabilities: { drop: ['ALL'] } }))],
  ['a dump, which has no owners', restore({ ref: DATABASE, rules: [LATEST] }, {
    task: { name: 'postgres-restore-17.2' }, ...settings({ runAsUser: 0, capabilities: { drop: ['ALL'] } }),
  })],
])('%s: nothing is found', (_, manifest) => expect(judged(manifest)).toEqual([]));
