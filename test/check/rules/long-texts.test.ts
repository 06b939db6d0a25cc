import { setImmediate } from 'node:timers/promises';
import { judge } from '../../../lib/check/judge';
import { fieldText, type Fields } from '../../../lib/kubernetes/manifest-fields';
import type { Manifests } from '../../scoreboard/manifests';
import { MUTANTS } from '../../scoreboard/mutants';
import { WORLDS } from '../../scoreboard/worlds';
import { clusterOf } from '../judged';
import { changed, placesInManifests, valueAt, type Path } from './places';

/** A place of each field that a rule is known to read, in manifests that have it. */
const FIELDS = new Map<string, readonly [Manifests, Path]>();
for (const manifests of [...WORLDS.values(), ...MUTANTS.map(({ world, change }) => change(WORLDS.get(world)!))]) {
  for (const place of placesInManifests(manifests).filter((one) => typeof valueAt(manifests, one) === 'string')) {
    const [index, ...path] = place;
    const field = `${(manifests[index as number] as Fields).kind as string} ${fieldText(path.map((step) => typeof step === 'number' ? 0 : step))}`;
    FIELDS.set(field, FIELDS.get(field) ?? [manifests, place]);
  }
}

test.each(['ExternalSecret spec.target.template.data.RESTIC_PASSWORD', 'SealedSecret spec.template.data.RESTIC_PASSWORD', 'BackupConfiguration spec.hooks.postBackup.httpPost.body'])(
  'a template is among the fields: %s', (field) => {
    expect([...FIELDS.keys()]).toContain(field);
  });

const repeated = (unit: string, length: number, before = '', after = '!://@a') => before + unit.repeat(length / unit.length) + after;

// A search that begins anew at each character takes minutes with these, and one that tries all ways to divide them never ends.
test.each<[string, string]>([
  ['letters', repeated('a', 20_000)],
  ['digits', repeated('0', 20_000)],
  ['variables without an end', repeated('${a:', 200_000, '', '}')],
  ['actions without an end', repeated('{{', 200_000)],
  ['keys in an action', repeated('.a ', 200_000, '{{ ', '}}')],
  ['names with dashes in an action', repeated('-a', 200_000, '{{ a', '}}')],
  ['white space of an action', repeated(' ', 200_000, '{{ index', '}}')],
  ['backslashes in an action', repeated('\\\\', 200_000, '{{ "', '}}')],
  ['quotes in an action', repeated('\\"', 200_000, '{{ .a "', '}}')],
])('every rule comes to an end, however many %s there are', async (_, text) => {
  for (const [manifests, path] of FIELDS.values()) {
    expect(judge(clusterOf(changed(manifests, path, text) as Manifests)).filter(({ rule }) => rule.id === 'STASH001')).toEqual([]);
    // Lets the test end as soon as its time is up.
    await setImmediate();
  }
}, 120_000);
