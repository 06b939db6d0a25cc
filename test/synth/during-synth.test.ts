import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { demoBackup, demoDeployment, findings } from '../backup/demo';
import { BackupTarget } from 'cdk8s-stash';

const MESSAGE = '[demo/Backup] STASH307 spec.target.paths: has no path of Deployment demo/stash-demo, so nothing is backed up, and each run reports '
  + 'success: mount a claim in its pods, or name the directories that hold the data in paths';

function fleet(charts: number, ...paths: string[]) {
  const app = new App();
  const chart = new Chart(app, 'demo', { namespace: 'demo' });
  const workload = demoDeployment(chart, ...paths);
  demoBackup({ target: BackupTarget.workload(workload) }, chart);
  Array.from({ length: charts }, (_, index) => new Chart(app, `other-${index}`));
  return { app, chart, manifest: ApiObject.of(workload) };
}

test.each([1, 20])('a workload is read as often in an app of %i more charts', (charts) => {
  const { app, manifest } = fleet(charts, '/data');
  const reads = jest.spyOn(manifest, 'toJson');
  app.synthYaml();
  // Once for what is derived from it, and once as it is written.
  expect(reads).toHaveBeenCalledTimes(2);
  app.synthYaml();
  expect(reads).toHaveBeenCalledTimes(4);
});

test('an object that holds what another chart renders is read once for the checks', () => {
  const { app, chart } = fleet(1, '/data');
  const config = new Chart(app, 'config');
  new ApiObject(config, 'Config', { apiVersion: 'v1', kind: 'ConfigMap' });
  const checksum = jest.fn(() => JSON.stringify(config.toJson()).length.toString());
  new ApiObject(chart, 'Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { annotations: { checksum: Lazy.any({ produce: checksum }) as never } } });
  app.synthYaml();
  // And once as it is written.
  expect(checksum).toHaveBeenCalledTimes(2);
});

const unmount = (manifest: ApiObject) => manifest.addJsonPatch(JsonPatch.remove('/spec/template/spec/volumes'));

test.each<[string, (chart: Chart) => unknown]>([
  ['synthYaml', (chart) => App.of(chart).synthYaml()],
  ['Testing.synth', (chart) => Testing.synth(chart) as unknown],
])('what comes in between two calls of %s is seen', (_, synth) => {
  const { chart, manifest } = fleet(1, '/data');
  synth(chart);
  unmount(manifest);
  expect(() => synth(chart)).toThrow(findings(MESSAGE));
  // A synth that failed leaves nothing behind.
  expect(() => synth(chart)).toThrow(findings(MESSAGE));
});
