import { DATABASE, linesOf, object, type Parts } from '../manifests';

const about = (...manifests: object[]) => linesOf('STASH326', manifests);
const backup = (name: string, parts: Parts = {}) => object('BackupConfiguration', { name, ...parts });
const batch = (name: string, parts: Parts = {}) => object('BackupBatch', { name, ...parts });
const elsewhere = { spec: { target: { ref: { ...DATABASE, namespace: 'databases' } } } };

const line = (trigger: string, first: string, others: readonly string[]) => [
  `error ${first} metadata.name: ${others.length + 1} backups share one CronJob, "${trigger}", which starts only one of them, so the others never run: give each `
  + `a name that differs in its last 26 characters, and not only by dots in place of dashes${others.map((other) => `\n  also ${other} metadata.name`).join('')}`,
];

const CUT = 'customer-portal-in-the-west-of-europe-database-nightly';
const ALSO_CUT = [`one-${CUT}`, `two-${CUT}`] as const;
const BARELY_WHOLE = 'b'.repeat(37);

test.each<[string, object[], string[]]>([
  ['a batch called as a configuration', [batch('nightly'), backup('nightly')],
    line('stash-trigger-nightly', 'BackupBatch nightly', ['BackupConfiguration nightly'])],
  ['a dot for a dash', [backup('a.b'), backup('a-b')], line('stash-trigger-a-b', 'BackupConfiguration a.b', ['BackupConfiguration a-b'])],
  ['names of which the beginning is cut off', ALSO_CUT.map((name) => backup(name)),
    line('stomer-portal-in-the-west-of-europe-database-nightly', `BackupConfiguration ${ALSO_CUT[0]}`, [`BackupConfiguration ${ALSO_CUT[1]}`])],
  ['a dash that is taken away where it would come first', [backup(BARELY_WHOLE), backup(`a-stash-trigger-${BARELY_WHOLE}`)],
    line(`stash-trigger-${BARELY_WHOLE}`, `BackupConfiguration ${BARELY_WHOLE}`, [`BackupConfiguration a-stash-trigger-${BARELY_WHOLE}`])],
  ['several', [backup('a.b.c'), backup('a-b.c'), batch('a-b-c')],
    line('stash-trigger-a-b-c', 'BackupConfiguration a.b.c', ['BackupConfiguration a-b.c', 'BackupBatch a-b-c'])],
  ['no namespace', [backup('a', { namespace: undefined }), batch('a', { namespace: undefined })],
    line('stash-trigger-a', 'BackupConfiguration a', ['BackupBatch a'])],
  ['no namespace, and a target in one', [backup('a', { namespace: undefined, ...elsewhere }), batch('a', { namespace: undefined })],
    line('stash-trigger-a', 'BackupConfiguration a', ['BackupBatch a'])],
  ['targets elsewhere', [backup('a', elsewhere), batch('a', { spec: { members: [{}, elsewhere.spec] } })],
    line('stash-trigger-shop-a', 'BackupConfiguration a', ['BackupBatch a'])],
  ['a target elsewhere, and a name that begins with the namespace', [backup('a', elsewhere), backup('shop-a')],
    line('stash-trigger-shop-a', 'BackupConfiguration a', ['BackupConfiguration shop-a'])],
  ['targets elsewhere, and names of which the middle is cut out', ['one', 'two'].map((name) => backup(`database-of-${name}-with-all-the-orders-of-today`, elsewhere)),
    line('stash-trigger-shop-databasth-all-the-orders-of-today', 'BackupConfiguration database-of-one-with-all-the-orders-of-today',
      ['BackupConfiguration database-of-two-with-all-the-orders-of-today'])],
  ['one that is declared twice, and another', [backup('a'), backup('a'), batch('a')],
    line('stash-trigger-a', 'BackupConfiguration a', ['BackupBatch a'])],
])('one CronJob: %s', (_, manifests, lines) => {
  expect(about(...manifests)).toEqual(lines);
});

test.each<[string, object[]]>([
  ['other names', [backup('a'), batch('b')]],
  ['other namespaces', [backup('a'), batch('a', { namespace: 'blog' })]],
  ['names that differ behind what is cut off', [backup(`${CUT}-one`), backup(`${CUT}-two`)]],
  ['names that differ in front, and are not cut', [backup('one-customer-portal-database'), backup('two-customer-portal-database')]],
  ['one target elsewhere, whose CronJob says so', [backup('a', elsewhere), batch('a')]],
  ['one object that is declared twice, of which another rule speaks', [backup('a'), backup('a')]],
  ['no names', [backup(''), batch('')]],
  ['a restore', [backup('a'), object('RestoreSession', { name: 'a' })]],
])('a CronJob for each: %s', (_, manifests) => {
  expect(about(...manifests)).toEqual([]);
});
