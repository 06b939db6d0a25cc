import fs, { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { LIST, list, output, yaml } from './output';
import { FleetApp } from 'cdk8s-stash';

const { files, fleet, folder, outdir, put, synth } = output();

/** What a folder holds, what an app writes, and what comes of it. */
const SYNTHS: Readonly<Record<string, {
  readonly before: { readonly [name: string]: string };
  readonly app: () => FleetApp;
  readonly says: string;
  readonly after: { readonly [name: string]: string };
}>> = {
  'nothing': {
    before: {},
    app: () => fleet(['a', 'b']),
    says: '2 written, 0 unchanged, 0 removed',
    after: { [LIST]: list('a.k8s.yaml', 'b.k8s.yaml'), 'a.k8s.yaml': yaml('a'), 'b.k8s.yaml': yaml('b') },
  },
  'a chart that went and one that came': {
    before: { [LIST]: list('a.k8s.yaml', 'b.k8s.yaml'), 'a.k8s.yaml': yaml('a'), 'b.k8s.yaml': yaml('b') },
    app: () => fleet(['b', 'c']),
    says: '1 written, 1 unchanged, 1 removed',
    after: { [LIST]: list('b.k8s.yaml', 'c.k8s.yaml'), 'b.k8s.yaml': yaml('b'), 'c.k8s.yaml': yaml('c') },
  },
  'a file that somebody edited, at its end, at its beginning, to nothing, and to a longer one': {
    before: {
      [LIST]: list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml', 'd.k8s.yaml'),
      'a.k8s.yaml': yaml('a', 'b'),
      'b.k8s.yaml': yaml('b').replace('v1', 'v2'),
      'c.k8s.yaml': '',
      'd.k8s.yaml': `${yaml('d')}# more\n`,
    },
    app: () => fleet(['a', 'b', 'c', 'd']),
    says: '4 written, 0 unchanged, 0 removed',
    after: {
      [LIST]: list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml', 'd.k8s.yaml'),
      'a.k8s.yaml': yaml('a'),
      'b.k8s.yaml': yaml('b'),
      'c.k8s.yaml': yaml('c'),
      'd.k8s.yaml': yaml('d'),
    },
  },
  'files of others': {
    before: { 'README.md': 'mine', 'z.k8s.yaml': 'mine', 'a.k8s.yaml': yaml('a'), 'deep/a': 'mine', [LIST]: list('gone.k8s.yaml') },
    app: () => fleet(['a']),
    says: '0 written, 1 unchanged, 0 removed',
    after: { 'README.md': 'mine', 'z.k8s.yaml': 'mine', 'a.k8s.yaml': yaml('a'), 'deep/a': 'mine', [LIST]: list('a.k8s.yaml') },
  },
  'an app that writes nothing any more': {
    before: { [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') },
    app: () => fleet([]),
    says: '0 written, 0 unchanged, 1 removed',
    after: {},
  },
  'a folder for each chart, one of which goes': {
    before: { [LIST]: list('a/A.a.k8s.yaml', 'b/A.b.k8s.yaml'), 'a/A.a.k8s.yaml': yaml('a'), 'b/A.b.k8s.yaml': yaml('b') },
    app: () => fleet(['a'], { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }),
    says: '0 written, 1 unchanged, 1 removed',
    after: { [LIST]: list('a/A.a.k8s.yaml'), 'a/A.a.k8s.yaml': yaml('a') },
  },
  'the folder of a chart that goes, in which somebody keeps something': {
    before: { [LIST]: list('b/A.b.k8s.yaml'), 'b/A.b.k8s.yaml': yaml('b'), 'b/README.md': 'mine' },
    app: () => fleet(['a'], { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }),
    says: '1 written, 0 unchanged, 1 removed',
    after: { [LIST]: list('a/A.a.k8s.yaml'), 'a/A.a.k8s.yaml': yaml('a'), 'b/README.md': 'mine' },
  },
  'a folder where a file was': {
    before: { [LIST]: list('b.k8s.yaml'), 'b.k8s.yaml/README.md': 'mine' },
    app: () => fleet(['a']),
    says: '1 written, 0 unchanged, 0 removed',
    after: { [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a'), 'b.k8s.yaml/README.md': 'mine' },
  },
  'an app with a name, beside another one': {
    before: { [LIST]: list('b.k8s.yaml'), 'b.k8s.yaml': yaml('b'), [`${LIST}-one`]: list('a.k8s.yaml', 'c.k8s.yaml'), 'c.k8s.yaml': yaml('c') },
    app: () => fleet(['a'], { name: 'one' }),
    says: '1 written, 0 unchanged, 1 removed',
    after: { [LIST]: list('b.k8s.yaml'), 'b.k8s.yaml': yaml('b'), [`${LIST}-one`]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') },
  },
  'a list that a killed run has left, which had written some of it': {
    before: { [LIST]: list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml'), 'a.k8s.yaml': yaml('a'), 'b.k8s.yaml': yaml('b'), 'README.md': 'mine' },
    app: () => fleet(['a']),
    says: '0 written, 1 unchanged, 1 removed',
    after: { [LIST]: list('a.k8s.yaml'), 'README.md': 'mine', 'a.k8s.yaml': yaml('a') },
  },
  'a list with the ends of lines of Windows': {
    before: { [LIST]: list('a.k8s.yaml', 'b.k8s.yaml').replaceAll('\n', '\r\n'), 'a.k8s.yaml': yaml('a'), 'b.k8s.yaml': yaml('b') },
    app: () => fleet(['a']),
    says: '0 written, 1 unchanged, 1 removed',
    after: { [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') },
  },
  'a file of somebody where the folder of a chart was': {
    before: { [LIST]: list('b/A.b.k8s.yaml'), b: 'mine' },
    app: () => fleet(['a']),
    says: '1 written, 0 unchanged, 0 removed',
    after: { [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a'), 'b': 'mine' },
  },
  'a file of an earlier run where the folder of a chart is to be': {
    before: { [LIST]: list('a'), a: yaml('a') },
    app: () => fleet(['a'], { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }),
    says: '1 written, 0 unchanged, 1 removed',
    after: { [LIST]: list('a/A.a.k8s.yaml'), 'a/A.a.k8s.yaml': yaml('a') },
  },
};

test.each(Object.entries(SYNTHS))('%s', (_, { before, app, says, after }) => {
  Object.entries(before).forEach(([name, text]) => put(name, text));
  expect(synth(app())).toEqual([says, after]);
});

test('a file keeps who may read it, and a link what it leads to', () => {
  fleet(['a', 'b']).synth();
  chmodSync(join(outdir(), 'a.k8s.yaml'), 0o600);
  fs.renameSync(join(outdir(), 'b.k8s.yaml'), join(folder(), 'kept.yaml'));
  symlinkSync('../kept.yaml', join(outdir(), 'b.k8s.yaml'));
  expect(synth(fleet(['a', 'b'], {}, 'b'))[0]).toBe('2 written, 0 unchanged, 0 removed');
  expect(statSync(join(outdir(), 'a.k8s.yaml')).mode % 0o1000).toBe(0o600);
  expect(fs.lstatSync(join(outdir(), 'b.k8s.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder(), 'kept.yaml'), 'utf8')).toBe(yaml('b', 'b'));
});

(process.getuid?.() === 0 ? test : test.skip)('a file keeps whose it is', () => {
  fleet(['a']).synth();
  fs.chownSync(join(outdir(), 'a.k8s.yaml'), 1234, 4321);
  chmodSync(join(outdir(), 'a.k8s.yaml'), 0o640);
  fleet(['a'], {}, 'b').synth();
  const { uid, gid, mode } = statSync(join(outdir(), 'a.k8s.yaml'));
  expect([uid, gid, mode % 0o1000]).toEqual([1234, 4321, 0o640]);
});

test('another name of a file that is written is not removed: some disks do not tell capitals from small letters', () => {
  fleet(['a']).synth();
  // As such a disk shows one file under both.
  fs.linkSync(join(outdir(), 'a.k8s.yaml'), join(outdir(), 'A.k8s.yaml'));
  put(LIST, list('A.k8s.yaml', 'a.k8s.yaml'));
  expect(synth(fleet(['a']))).toEqual(['0 written, 1 unchanged, 0 removed', {
    [LIST]: list('a.k8s.yaml'), 'A.k8s.yaml': yaml('a'), 'a.k8s.yaml': yaml('a'),
  }]);
});

test('a file of an earlier run that is called nearly like one that is written is removed', () => {
  fleet(['a']).synth();
  put('A.k8s.yaml', 'of an earlier run');
  put(LIST, list('A.k8s.yaml', 'a.k8s.yaml'));
  expect(synth(fleet(['a']))).toEqual(['0 written, 1 unchanged, 1 removed', { [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') }]);
});

test('a program may move to another folder meanwhile', () => {
  const before = process.cwd();
  const elsewhere = join(folder(), 'elsewhere');
  put('../elsewhere/dist/b.k8s.yaml', 'mine');
  process.chdir(folder());
  try {
    const app = fleet(['a', 'b'], { outdir: 'dist' });
    app.synth();
    app.node.tryRemoveChild('b');
    jest.spyOn(app.node.findChild('a').node.findChild('a') as ApiObject, 'toJson').mockImplementation(() => {
      process.chdir(elsewhere);
      return { apiVersion: 'v1' };
    });
    app.synth();
  } finally {
    process.chdir(before);
  }
  expect(files()).toEqual({ [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': 'apiVersion: v1\n' });
  expect(readFileSync(join(elsewhere, 'dist/b.k8s.yaml'), 'utf8')).toBe('mine');
});

test('what is not changed is not touched, and the folder neither', () => {
  fleet(['a', 'b']).synth();
  const touched = () => ['', LIST, 'a.k8s.yaml', 'b.k8s.yaml'].map((name) => {
    const { ino, mtimeNs, ctimeNs } = statSync(join(outdir(), name), { bigint: true });
    return [name, ino, mtimeNs, ctimeNs];
  });
  const before = touched();
  expect(synth(fleet(['a', 'b']))[0]).toBe('0 written, 2 unchanged, 0 removed');
  fleet(['a', 'b']).verify();
  expect(touched()).toEqual(before);
});

test('a file of many pieces is mended where it differs, and is written anew', () => {
  const value = 'x'.repeat(1000);
  const app = () => {
    const many = new FleetApp({ outdir: outdir() });
    const chart = new Chart(many, 'chart');
    for (let index = 0; index < 3000; index++) {
      new ApiObject(chart, `o${index}`, { apiVersion: 'v1', kind: 'A', metadata: { name: `o${index}` }, value } as never);
    }
    return many;
  };
  const text = app().synthYaml();
  expect(synth(app())[1]['chart.k8s.yaml']).toBe(text);
  for (const broken of [`${text.slice(0, -2)}y\n`, `y${text.slice(1)}`, text.slice(0, 2_000_000), `${text.slice(0, 1_500_000)}y${text.slice(1_500_001)}`, `${text}a`]) {
    put('chart.k8s.yaml', broken);
    const [says, after] = synth(app());
    expect([says, after['chart.k8s.yaml'] === text]).toEqual(['1 written, 0 unchanged, 0 removed', true]);
  }
});

test('the metadata of the constructs is a file like the others', () => {
  fleet(['a'], { recordConstructMetadata: true }).synth();
  expect(files()).toEqual({
    [LIST]: list('a.k8s.yaml', 'construct-metadata.json'),
    'a.k8s.yaml': yaml('a'),
    'construct-metadata.json': '{"version":"1.0.0","resources":{"a":{"path":"a/a"}}}',
  });
});
