import { execFileSync } from 'node:child_process';
import fs, { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { FleetApp, type FleetAppProps } from 'cdk8s-stash';

let folder: string;
let outdir: string;
let messages: jest.SpyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
  outdir = join(folder, 'dist');
  messages = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  messages.mockRestore();
  rmSync(folder, { recursive: true });
});

const LIST = '.cdk8s-stash-files';
const STAGED = '.cdk8s-stash-staged';
const HEAD = '# What cdk8s-stash wrote into this folder: it removes what it no longer writes, and nothing else. Commit this file too.\n';

/** An app with a chart of each name, and one object in each. */
function fleet(names: readonly string[], props: FleetAppProps = {}, value = 'a'): FleetApp {
  const app = new FleetApp({ outdir, ...props });
  for (const name of names) {
    new ApiObject(new Chart(app, name), 'a', { apiVersion: 'v1', kind: 'A', metadata: { name }, value } as never);
  }
  return app;
}

const yaml = (name: string, value = 'a') => `apiVersion: v1\nkind: A\nmetadata:\n  name: ${name}\nvalue: ${value}\n`;
const list = (...names: string[]) => HEAD + names.map((name) => `${name}\n`).join('');
const put = (name: string, text: string) => {
  mkdirSync(join(outdir, name, '..'), { recursive: true });
  writeFileSync(join(outdir, name), text);
};

/** Every file of the folder. */
function files(): { readonly [name: string]: string } {
  return Object.fromEntries(readdirSync(outdir, { recursive: true, encoding: 'utf8' }).sort()
    .filter((name) => fs.lstatSync(join(outdir, name)).isFile())
    .map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

/** What a synth says, and what it leaves. */
function synth(app: FleetApp): readonly [message: string, files: ReturnType<typeof files>] {
  messages.mockClear();
  app.synth();
  expect(messages).toHaveBeenCalledTimes(1);
  return [String(messages.mock.calls[0]![0]).replace(`cdk8s-stash: ${outdir}: `, '').trimEnd(), files()];
}

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

/** What runs of this app have staged, and others: whether they are over, and when they staged something for the last time. */
const STAGED_BY: ReadonlyArray<readonly [whose: string, name: (own: string) => string, minutesAgo: number, isKept: boolean]> = [
  ['a killed run', (own) => own.replace(/-\d+-/, '-4194305-'), 0, false],
  ['a run that goes on', (own) => own.replace(/-\d+-/, `-${process.ppid}-`), 0, true],
  ['a run beside this one in this process', (own) => own, 0, true],
  ['a run on another machine, or in another container', (own) => own.replace(/[0-9a-f]{8}-\d+-/, '01234567-4194305-'), 10, true],
  ['a run elsewhere that has staged nothing for long', (own) => own.replace(/[0-9a-f]{8}-\d+-/, '01234567-1-'), 100, false],
  ['a killed run of another app', (own) => own.replace(/staged-([0-9a-f]{8})-\d+-/, 'staged-one-$1-4194305-'), 100, true],
  ['nobody, by its name', () => `${STAGED}-1-notes`, 100, true],
];

test.each(STAGED_BY)('what %s has staged', (_, name, minutesAgo, isKept) => {
  const own = stagedNow();
  const folderOf = name(own.replace(/\w{6}$/, 'aBc123'));
  put(`${folderOf}/0`, 'half');
  const then = new Date(Date.now() - minutesAgo * 60_000);
  fs.utimesSync(join(outdir, folderOf), then, then);
  fleet(['a']).synth();
  expect(Object.keys(files())).toEqual([LIST, ...(isKept ? [`${folderOf}/0`] : []), 'a.k8s.yaml']);
});

/** What a run calls its staging area, which is gone when it ends. */
function stagedNow(): string {
  let name = '';
  const app = fleet(['b', 'c']);
  new ApiObject(new Chart(app, 'z'), 'z', { apiVersion: 'v1', kind: 'A', metadata: { name: 'z' } }).toJson = () => {
    name = readdirSync(outdir).find((one) => one.startsWith(STAGED))!;
    throw new Error('stop');
  };
  expect(() => app.synth()).toThrow('stop');
  return name;
}

test('a link that is called like a staging area leads nowhere', () => {
  put('../elsewhere/precious', 'mine');
  mkdirSync(outdir);
  symlinkSync('../elsewhere', join(outdir, stagedNow().replace(/-\d+-\w{6}$/, '-4194305-aBc123')));
  fleet(['a']).synth();
  expect(readFileSync(join(folder, 'elsewhere/precious'), 'utf8')).toBe('mine');
});

test('a file keeps who may read it, and a link what it leads to', () => {
  fleet(['a', 'b']).synth();
  chmodSync(join(outdir, 'a.k8s.yaml'), 0o600);
  fs.renameSync(join(outdir, 'b.k8s.yaml'), join(folder, 'kept.yaml'));
  symlinkSync('../kept.yaml', join(outdir, 'b.k8s.yaml'));
  expect(synth(fleet(['a', 'b'], {}, 'b'))[0]).toBe('2 written, 0 unchanged, 0 removed');
  expect(statSync(join(outdir, 'a.k8s.yaml')).mode % 0o1000).toBe(0o600);
  expect(fs.lstatSync(join(outdir, 'b.k8s.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toBe(yaml('b', 'b'));
});

test('a program may move to another folder meanwhile', () => {
  const before = process.cwd();
  const elsewhere = join(folder, 'elsewhere');
  put('../elsewhere/dist/b.k8s.yaml', 'mine');
  process.chdir(folder);
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
    const { ino, mtimeNs, ctimeNs } = statSync(join(outdir, name), { bigint: true });
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
    const many = new FleetApp({ outdir });
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

/** A synth that fails leaves everything as it was. */
const FAILURES: Readonly<Record<string, readonly [spoil: (app: FleetApp) => void, message: string]>> = {
  'a validation': [(app) => app.node.addValidation({ validate: () => ['no'] }), 'Validation failed with the following errors:\n  [] no'],
  'the last object': [(app) => {
    new ApiObject(new Chart(app, 'z'), 'z', { apiVersion: 'v1', kind: 'A', metadata: { name: 'z' } }).toJson = () => {
      throw new Error('cannot be rendered');
    };
  }, 'cannot be rendered'],
};

test.each(Object.entries(FAILURES))('%s: leaves the output as it was', (_, [spoil, message]) => {
  fleet(['a', 'b']).synth();
  const before = files();
  const app = fleet(['b', 'c'], {}, 'other');
  spoil(app);
  expect(() => app.synth()).toThrow(new Error(message));
  expect(files()).toEqual(before);
  expect(readdirSync(outdir).sort()).toEqual([LIST, 'a.k8s.yaml', 'b.k8s.yaml']);
});

test.each(['/etc/passwd', '../secret', 'a/../../secret', './a', 'a//b', 'C:\\a', 'a\\..\\b', '..', 'c:/a'])('a list that names "%s" is refused', (name) => {
  put(LIST, list('a.k8s.yaml', name));
  put('../secret', 'mine');
  const message = `${join(outdir, LIST)}: ${JSON.stringify(name)} is no file of this folder, and nothing else may be removed: take the line out`;
  expect(() => fleet(['a']).synth()).toThrow(new Error(message));
  expect(() => fleet(['a']).verify()).toThrow(new Error(message));
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('mine');
});

test('nothing is removed through a link that leads out of the folder', () => {
  put('../elsewhere/a', 'mine');
  put(LIST, list('link/a'));
  symlinkSync('../elsewhere', join(outdir, 'link'));
  fleet(['a']).synth();
  expect(readFileSync(join(folder, 'elsewhere/a'), 'utf8')).toBe('mine');
});

test.each(['/../../a.yaml', '/../a.yaml', '\\a', '/'])('an extension that leads out of the folder, or nowhere, is refused: "%s"', (outputFileExtension) => {
  expect(() => fleet(['a'], { outputFileExtension }).synth()).toThrow(new Error(
    `${join(outdir, `a${outputFileExtension}`)}: is no file below the output folder: mend "outputFileExtension"`,
  ));
});

test('an extension with what moves a cursor is refused, and not repeated as it is', () => {
  expect(() => fleet(['a'], { outputFileExtension: '\n\u001b[2J' }).synth()).toThrow(new Error(
    `"${join(outdir, 'a')}\\n\\u001b[2J": is no file below the output folder: mend "outputFileExtension"`,
  ));
});

const FOLDERS = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };

/** What cannot be written is found out before anything is. */
const OBSTACLES: ReadonlyArray<readonly [title: string, put: () => void, app: () => FleetApp, message: () => string]> = [
  ['a file where the folder of a chart is to be', () => put('b', 'mine'), () => fleet(['a', 'b'], FOLDERS, 'b'),
    () => `${join(outdir, 'b')}: a file stands where a folder is to be: move it away (EEXIST); the output is as it was`],
  ['a folder where a file is to be', () => mkdirSync(join(outdir, 'b.k8s.yaml')), () => fleet(['a', 'b']),
    () => `${join(outdir, 'b.k8s.yaml')}: a folder stands where a file is to be: move it away (EISDIR); the output is as it was`],
  ['a pipe where a file is to be', () => execFileSync('mkfifo', [join(outdir, 'b.k8s.yaml')]), () => fleet(['a', 'b']),
    () => `${join(outdir, 'b.k8s.yaml')}: something else than a file stands there: move it away (ENOTSUP); the output is as it was`],
  ['a link that leads nowhere', () => symlinkSync('nowhere', join(outdir, 'b.k8s.yaml')), () => fleet(['a', 'b']),
    () => `${join(outdir, 'b.k8s.yaml')}: a folder on the way there is gone, or is a link that leads nowhere: make the folder, or remove the link (ENOENT); the output is as it was`],
  ['a name that no disk takes', () => {}, () => fleet(['a', 'n'.repeat(253)], { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }),
    () => `${join(outdir, `A.${'n'.repeat(253)}.k8s.yaml`)}: would hold the object "${'n'.repeat(120)}…", and its name is too long for any disk, more than 255 bytes: `
      + 'give what is in it a shorter name, or choose another "yamlOutputType"'],
];

test.each(OBSTACLES)('%s: the output is as it was', (_, obstruct, app, message) => {
  put('a/A.a.k8s.yaml', yaml('a'));
  put(LIST, list('a/A.a.k8s.yaml'));
  obstruct();
  const before = files();
  expect(() => app().synth()).toThrow(message());
  expect(files()).toEqual(before);
});

test('what another app writes is not written', () => {
  const one = fleet(['a', 'b'], { name: 'one' });
  one.synth();
  expect(() => fleet(['b'], { name: 'two' }).synth()).toThrow(new Error(
    `${join(outdir, 'b.k8s.yaml')}: is what another app writes, as "${LIST}-one" says: write into another folder, or synthesise that app first if it writes it no more; `
    + 'if there is no such app any more, remove that list',
  ));
  one.node.tryRemoveChild('b');
  one.synth();
  fleet(['b'], { name: 'two' }).synth();
  expect(Object.keys(files())).toEqual([`${LIST}-one`, `${LIST}-two`, 'a.k8s.yaml', 'b.k8s.yaml']);
});

describe('two apps of one program that have no name', () => {
  const rivals = (where = outdir) => new Error(
    `${where}: two apps write here, and this one would remove "a.k8s.yaml" of the other: give each a "name" of its own, or an "outdir" of its own`,
  );
  beforeEach(() => fleet(['a']).synth());
  afterEach(() => expect(files()).toEqual({ [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') }));

  test('do not remove what the other wrote', () => {
    expect(() => fleet(['b']).synth()).toThrow(rivals());
  });

  test('are found out where one goes through a link', () => {
    const link = join(folder, 'link');
    symlinkSync(outdir, link);
    expect(() => fleet(['b'], { outdir: link }).synth()).toThrow(rivals(link));
  });

  test('may write the same', () => {
    fleet(['a']).synth();
  });
});

test('two apps of one program and one name do not remove what the other wrote', () => {
  fleet(['a'], { name: 'shop' }).synth();
  expect(() => fleet(['b'], { name: 'shop' }).synth()).toThrow(
    `${outdir}: two apps write here, and this one would remove "a.k8s.yaml" of the other: give each a "name" of its own, or an "outdir" of its own`,
  );
});

test('a folder that is a link which leads nowhere', () => {
  symlinkSync(join(folder, 'nowhere'), outdir);
  expect(() => fleet(['a']).synth()).toThrow(
    `${outdir}: a folder on the way there is gone, or is a link that leads nowhere: make the folder, or remove the link (ENOENT); the output is as it was`,
  );
  rmSync(outdir);
});

/** What differs, and the words for it. */
const DIFFERENCES: ReadonlyArray<readonly [title: string, spoil: () => void, lines: readonly string[]]> = [
  ['nothing', () => rmSync(outdir, { recursive: true }), [`missing: a.k8s.yaml, b.k8s.yaml, ${LIST}`]],
  ['a file', () => put('b.k8s.yaml', 'other'), ['changed: b.k8s.yaml']],
  ['a file too many', () => put(LIST, list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml')), [`changed: ${LIST}`]],
  ['all', () => {
    rmSync(join(outdir, 'a.k8s.yaml'));
    put('b.k8s.yaml', `${yaml('b')}\n`);
    put('c.k8s.yaml', '');
    put(LIST, list('a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml'));
  }, ['missing: a.k8s.yaml', `changed: b.k8s.yaml, ${LIST}`, 'left over: c.k8s.yaml']],
];

describe('a folder that is to be checked', () => {
  const { argv, exitCode } = process;
  beforeEach(() => {
    process.argv = [...argv.slice(0, 2), '--check'];
  });
  afterEach(() => {
    process.argv = argv;
    process.exitCode = exitCode;
  });

  test.each(DIFFERENCES)('%s differs', (_, spoil, lines) => {
    process.argv = argv;
    fleet(['a', 'b']).synth();
    process.argv = [...argv, '--check'];
    spoil();
    const before = existsSync(outdir) && files();
    const message = `${outdir} is not what the app says: synthesise it, and commit what that writes\n${lines.map((line) => `  ${line}`).join('\n')}`;
    expect(() => fleet(['a', 'b']).verify()).toThrow(new Error(message));
    messages.mockClear();
    fleet(['a', 'b']).synth();
    expect(messages.mock.calls).toEqual([[`cdk8s-stash: ${message}\n`]]);
    expect(process.exitCode).toBe(1);
    expect(existsSync(outdir) && files()).toEqual(before);
  });

  test.each(['--Check', '-check', '--check=true'])('%s is refused', (argument) => {
    process.argv = [...argv.slice(0, 2), argument];
    expect(() => fleet(['a']).synth()).toThrow(new Error(
      `FleetApp: the argument "${argument}" of the program is none: write "--check" to compare only, or leave it out to write`,
    ));
    expect(existsSync(outdir)).toBe(false);
  });

  test('other arguments are nothing to it', () => {
    process.argv = [...argv.slice(0, 2), '--checks', 'check', '--checkout=main'];
    fleet(['a']).synth();
    expect(existsSync(outdir)).toBe(true);
  });

  test('nothing differs', () => {
    process.argv = argv;
    fleet(['a', 'b']).synth();
    process.argv = [...argv, '--check'];
    messages.mockClear();
    fleet(['a', 'b']).synth();
    fleet(['a', 'b']).verify();
    expect([process.exitCode, messages.mock.calls]).toEqual([exitCode, []]);
  });

  test('many files are named in part', () => {
    const names = Array.from({ length: 1234 }, (_, index) => `t${String(index).padStart(4, '0')}`);
    expect(() => fleet(names).verify()).toThrow(new Error(
      `${outdir} is not what the app says: synthesise it, and commit what that writes\n`
      + `  missing: ${names.slice(0, 20).map((name) => `${name}.k8s.yaml`).join(', ')} and 1,215 more`,
    ));
  });
});

test('the metadata of the constructs is a file like the others', () => {
  fleet(['a'], { recordConstructMetadata: true }).synth();
  expect(files()).toEqual({
    [LIST]: list('a.k8s.yaml', 'construct-metadata.json'),
    'a.k8s.yaml': yaml('a'),
    'construct-metadata.json': '{"version":"1.0.0","resources":{"a":{"path":"a/a"}}}',
  });
});

test('a terminal is told how far a long synth has come, a pipe is not', () => {
  const now = jest.spyOn(Date, 'now');
  let clock = 0;
  now.mockImplementation(() => clock += 600);
  const names = Array.from({ length: 1500 }, (_, index) => `t${index}`);
  const { isTTY } = process.stderr;
  const told = (terminal: boolean) => {
    process.stderr.isTTY = terminal;
    messages.mockClear();
    fleet(names).synthYaml();
    return messages.mock.calls.map(([text]) => text as string);
  };
  try {
    expect(told(false)).toEqual([]);
    expect(told(true)).toEqual(['\r1,000 of 1,500 objects', '\r1,500 of 1,500 objects', '\r\u001b[K']);
  } finally {
    process.stderr.isTTY = isTTY;
    now.mockRestore();
  }
});
