import { cdk, javascript, typescript } from 'projen';

/** The oldest releases that the library is compiled and tested against; the peer ranges start here. */
const CDK8S = '2.70.106';
const CDK8S_PLUS_27 = '2.9.5';
const CONSTRUCTS = '10.8.1';

const project = new cdk.JsiiProject({
  name: 'cdk8s-stash',
  description: 'The typed way to declare Stash backups in cdk8s apps: if it synths, it restores',
  keywords: ['cdk8s', 'kubernetes', 'stash', 'appscode', 'backup', 'restore', 'restic', 'azure', 's3', 'gcs', 'gitops'],
  homepage: 'https://github.com/cdk8s-stash/cdk8s-stash#readme',
  bugsUrl: 'https://github.com/cdk8s-stash/cdk8s-stash/issues',
  author: 'The cdk8s-stash authors',
  authorAddress: 'https://github.com/cdk8s-stash',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-stash/cdk8s-stash.git',
  license: 'Apache-2.0',
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.12.0',

  jsiiVersion: '6.0.16',
  // jsii 6 is TypeScript 6; the newest release of TypeScript is already 7.
  typescriptVersion: '6.0.3',
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL,
  publishToPypi: { distName: 'cdk8s-stash', module: 'cdk8s_stash' },
  publishToMaven: { javaPackage: 'io.github.cdk8sstash', mavenGroupId: 'io.github.cdk8s-stash', mavenArtifactId: 'cdk8s-stash' },
  publishToNuget: { dotNetNamespace: 'Cdk8sStash', packageId: 'Cdk8sStash' },
  publishToGo: { moduleName: 'github.com/cdk8s-stash/cdk8s-stash-go' },
  docgen: false,

  peerDeps: [`cdk8s@^${CDK8S}`, `cdk8s-plus-27@^${CDK8S_PLUS_27}`, `constructs@^${CONSTRUCTS}`],
  // Reads YAML, of kubeseal and of anyone; finds the files that a pattern names. They are no jsii modules, so they travel in the tarball.
  bundledDeps: ['yaml@2.9.1', 'tinyglobby@0.2.17'],
  bin: { 'cdk8s-stash': 'lib/cli/main.js' },
  devDeps: [
    `cdk8s@${CDK8S}`,
    `cdk8s-plus-27@${CDK8S_PLUS_27}`,
    `constructs@${CONSTRUCTS}`,
    // Constructs of another cdk8s-plus have to fit wherever an interface is taken.
    'cdk8s-plus-33@2.5.57',
    'fast-check@4.10.2',
    'jsii-docgen@10.12.6',
    'json-schema-to-typescript@16.0.0',
    'tsx@4.23.15',
  ],

  srcdir: 'lib',
  libdir: 'lib',
  sampleCode: false,
  // lib and imports are compiled side by side and in place, so the root of both is the project itself.
  tsconfig: {
    compilerOptions: { rootDir: '.', outDir: '.', stripInternal: true, declarationMap: false, inlineSourceMap: false, inlineSources: false },
    include: ['lib/**/*.ts', 'imports/stash.ts', 'imports/shape.ts'],
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: { paths: { 'cdk8s-stash': ['./lib/index.ts'] } },
    include: ['.projenrc.ts'],
    exclude: ['dist', 'test/e2e/node_modules', 'test/package/refused-types.ts'],
  },
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx({ typeCheck: false, tsconfig: 'tsconfig.dev.json' }) },
  eslintOptions: { dirs: ['lib'], devdirs: ['imports', 'test', 'examples', 'bench', 'build'], ignorePatterns: ['*.js', '*.d.ts', 'node_modules/', 'imports/stash.ts', 'imports/shape.ts', 'test/package/refused-types.ts', '!.projenrc.ts'] },

  jestOptions: {
    jestVersion: '30.5.2',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
      // A compile leaves .js beside .ts: without this order the tests would judge the output of the last compile.
      moduleFileExtensions: ['ts', 'js', 'json', 'node'],
      moduleNameMapper: { '^cdk8s-stash$': '<rootDir>/lib' },
    },
  },
  npmignoreEnabled: false,
  gitignore: ['.jsii.tabl.json', '/imports/**/*.js', '/imports/**/*.d.ts', '/test/e2e/node_modules/', '!/examples/*/dist/'],

  github: false,
  release: false,
  depsUpgrade: false,
});

// projen asks for ranges, and for types of the very version of jest, which do not exist: a pinned release of each instead.
project.addDevDeps(
  '@stylistic/eslint-plugin@2.13.0',
  '@types/jest@30.0.0',
  '@types/node@20.19.0',
  '@typescript-eslint/eslint-plugin@8.73.0',
  '@typescript-eslint/parser@8.73.0',
  'eslint@9.39.5',
  'eslint-import-resolver-typescript@4.4.5',
  'eslint-plugin-import@2.32.0',
  'jsii-pacmak@1.140.0',
  'jsii-rosetta@6.0.16',
  'projen@0.103.25',
  'ts-jest@29.4.15',
);
project.deps.removeDependency('jsii-diff');
// Version 1.13.0, which jest and the import plugin would resolve to, lacks platform packages in the registry: `npm ci` fails on a fresh clone.
project.package.addPackageResolutions('unrs-resolver@1.11.1');
// A lock file that names no download address works with every mirror of the registry.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

// One project knows all sources; projen's own setting knows those of the package only.
const eslintrc = project.tryFindObjectFile('.eslintrc.json');
eslintrc?.addDeletionOverride('parserOptions.projectService');
eslintrc?.addOverride('parserOptions.project', './tsconfig.dev.json');
eslintrc?.addOverride('settings.import/resolver.typescript.project', './tsconfig.dev.json');
eslintrc?.addOverride('rules.import/no-cycle', 'error');
// What stands below knows nothing of what stands on it.
eslintrc?.addOverride('rules.import/no-restricted-paths', ['error', {
  zones: [
    { target: './imports', from: './lib', message: 'the wire knows nothing of the library' },
    { target: './lib/refusal', from: ['./imports/**/*', './lib/!(refusal)/**/*'], message: 'how a value is refused knows nothing of what is' },
    { target: './lib/{invoker,restic,target}/**/*', from: './lib/{backup,restore}/**/*', message: 'what backups and restores have in common knows neither' },
    { target: './lib/!(app|cli)/**/*', from: './lib/{app,cli}/**/*', message: 'nothing but the index knows who uses the constructs and the checks' },
    { target: './lib/!(app|check|cli|synth)/**/*', from: './lib/check/**/*', message: 'what constructs and rules share stands beside the constructs' },
    { target: './lib/backend/**/*', from: './lib/!(backend|kubernetes|refusal|secret|target)/**/*', message: 'what a backend accepts knows nothing of who asks' },
    { target: './lib/check/{cluster,rule,subject}.ts', from: './lib/check/{graph,rules}/**/*', message: 'what is judged knows nothing of the views of it' },
    { target: './lib/check/graph/*.ts', from: './lib/check/graph/*/**/*', message: 'what manifests declare knows nothing of what follows from it' },
    { target: './lib/check/graph/**/*', from: './lib/check/rules/**/*', message: 'views know nothing of the rules that look at them' },
  ],
}]);

// What a user of the package gets, and nothing else.
project.package.addField('files', ['.jsii', 'lib/**/*.js', 'lib/**/*.d.ts', 'imports/*.js', 'imports/*.d.ts']);
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './.jsii': './.jsii',
  './package.json': './package.json',
});

// The code in the README and in docstrings has to compile.
project.tryFindObjectFile('package.json')?.addOverride('jsii.metadata', { jsii: { rosetta: { strict: true } } });

// The commands of a maintainer are plain scripts: they start without a detour through projen.
const scripts: Record<string, string> = {
  'projen': 'projen',
  'compile': 'jsii --silence-warnings=reserved-word && node build/lazy-index.mjs && node build/executable-command.mjs',
  'import': 'tsx imports/generate.ts',
  'build': 'tsx build/compile-if-stale.ts',
  'synth': 'npm run --silent build && tsx examples/synth.ts',
  'test': 'npm run --silent build && jest --ci --silent && tsx test/e2e/run.ts --if-ready',
  'test:package': 'npm run --silent build && tsx test/package/run.ts',
  'test:e2e': 'npm run --silent build && tsx test/e2e/run.ts',
  'test:restorability': 'npm run --silent build && tsx test/restorability/run.ts',
  'test:memory': 'npm run --silent build && tsx test/memory/run.ts',
  'test:fuzz': 'npm run --silent build && tsx test/fuzz/run.ts',
  'test:go': 'npm run --silent build && tsx test/go/run.ts',
  'test:faults': 'npm run --silent build && tsx test/fuzz/faults/run.ts',
  'scoreboard': 'npm run --silent build && tsx test/scoreboard/run.ts',
  'rules': 'npm run --silent build && tsx build/rules.ts',
  'lint': 'tsc --noEmit -p tsconfig.dev.json && ESLINT_USE_FLAT_CONFIG=false eslint --ext .ts --max-warnings 0 lib imports test examples bench build .projenrc.ts',
  'rosetta': 'npm run --silent build && jsii-rosetta extract --compile --fail',
  'docgen': 'npm run --silent build && tsx build/api.ts',
  'structs': 'npm run --silent build && tsx build/structs.ts',
  'bench': 'npm run --silent build && tsx bench/run.ts',
  // What pacmak finds there has the examples of docstrings in each language.
  'package': 'npm run --silent rosetta && jsii-pacmak --no-npmignore',
};
for (const task of [
  'build', 'package', 'package-all', 'package:js', 'package:java', 'package:python', 'package:dotnet', 'package:go',
  'pre-compile', 'compile', 'post-compile', 'compat', 'watch', 'test', 'test:watch', 'test:update', 'eslint', 'eject', 'clobber',
]) {
  project.removeTask(task);
}
for (const [name, command] of Object.entries(scripts)) {
  project.setScript(name, command);
}
project.package.removeScript('default');
for (const generated of ['/docs/api/**', '/docs/rules.md', '/docs/scoreboard.md', '/imports/kinds.ts', '/imports/shape.ts', '/imports/stash.ts', '/lib/refusal/structs.ts']) {
  project.annotateGenerated(generated);
}
// .projenrc.ts is checked with the rest of the sources, by tsconfig.dev.json.
project.tryRemoveFile('projenrc/tsconfig.json');

project.synth();
