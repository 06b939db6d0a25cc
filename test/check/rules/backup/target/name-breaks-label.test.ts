import { DEPLOYMENT, linesOf, object, repository } from '../manifests';

const LONGEST = 'a'.repeat(63);
const LONGER = 'a'.repeat(64);
const about = (...manifests: object[]) => linesOf('STASH321', manifests);
const complaint = `"${LONGER}" is too long: use at most 63 characters, since Stash writes it into a label of every run`;

test.each(['BackupConfiguration', 'BackupBatch', 'RestoreSession', 'RestoreBatch'])('%s', (kind) => {
  expect(about(object(kind, { name: LONGEST }))).toEqual([]);
  expect(about(object(kind, { name: 'shop.daily' }))).toEqual([]);
  expect(about(object(kind, { name: LONGER }))).toEqual([`error ${kind} ${LONGER} metadata.name: ${complaint}`]);
  expect(about(object(kind, { name: 'Shop_daily' }))).toEqual([
    `error ${kind} Shop_daily metadata.name: "Shop_daily" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter or `
    + 'digit; did you mean "shop-daily"?',
  ]);
});

test('a name that Kubernetes makes', () => {
  expect(about(object('RestoreSession', { name: undefined }))).toEqual([]);
});

test('a Repository', () => {
  expect(about(repository({ name: LONGEST }))).toEqual([]);
  expect(about(repository({ name: 'shop.daily' }))).toEqual([]);
  expect(about(repository({ name: 'Shop_daily' }))).toEqual([
    'error Repository Shop_daily metadata.name: "Shop_daily" is not a DNS subdomain: use 1 to 253 characters from a-z, 0-9, "-" and ".", each part starting and ending with a letter '
    + 'or digit; did you mean "shop-daily"?',
  ]);
  expect(about(repository({ name: LONGER }))).toEqual([
    `error Repository ${LONGER} metadata.name: "${LONGER}" is too long: use at most 63 characters, since Stash writes it into a label of each snapshot that it lists`,
  ]);
});

test('a target', () => {
  const backup = (name: string | undefined) => object('BackupBatch', { spec: { members: [{ target: { ref: { ...DEPLOYMENT, name } } }] } });
  expect(about(backup(LONGEST))).toEqual([]);
  expect(about(backup(undefined))).toEqual([]);
  expect(about(backup(LONGER))).toEqual([`error BackupBatch x spec.members[0].target.ref.name: ${complaint}`]);
});
