import type { Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { demoChart, externalSecret } from './demo-app';
import { AzureStorageSecret } from 'cdk8s-stash';

interface Pod {
  readonly kind: string;
  readonly spec: {
    readonly imagePullSecrets?: object[];
    readonly containers: ReadonlyArray<{ readonly env: object[]; readonly envFrom: object[]; readonly volumeMounts: object[] }>;
    readonly volumes: object[];
  };
}

const SECRETS = [
  { secret: 'a secret of ours', define: (chart: Chart) => externalSecret({}, chart) },
  { secret: 'a secret that exists', define: (chart: Chart) => AzureStorageSecret.fromSecretName(chart, 'Secret', 'azure-secret') },
];

// Written out for each release on purpose: the compiler is to see that their types take the secret.
const RELEASES = [
  {
    release: 'cdk8s-plus-27',
    pod: (chart: Chart, secret: ReturnType<typeof SECRETS[number]['define']>) => {
      const container = {
        image: 'restic/restic',
        envFrom: [plus27.Env.fromSecret(secret)],
        envVariables: {
          FROM_VALUE: plus27.EnvValue.fromSecretValue({ secret, key: 'RESTIC_PASSWORD' }),
          FROM_SECRET: secret.envValue('AZURE_ACCOUNT_NAME', { optional: true }),
        },
        volumeMounts: [{ path: '/secret', volume: plus27.Volume.fromSecret(chart, 'Volume', secret) }],
      };
      return new plus27.Pod(chart, 'Pod', { containers: [container] });
    },
  },
  {
    release: 'cdk8s-plus-33',
    pod: (chart: Chart, secret: ReturnType<typeof SECRETS[number]['define']>) => {
      const container = {
        image: 'restic/restic',
        envFrom: [plus33.Env.fromSecret(secret)],
        envVariables: {
          FROM_VALUE: plus33.EnvValue.fromSecretValue({ secret, key: 'RESTIC_PASSWORD' }),
          FROM_SECRET: secret.envValue('AZURE_ACCOUNT_NAME', { optional: true }),
        },
        volumeMounts: [{ path: '/secret', volume: plus33.Volume.fromSecret(chart, 'Volume', secret) }],
      };
      return new plus33.Pod(chart, 'Pod', { containers: [container] });
    },
  },
];

describe.each(RELEASES)('$release', ({ pod }) => {
  test.each(SECRETS)('takes $secret', ({ define }) => {
    const chart = demoChart();
    pod(chart, define(chart));
    const { spec } = (chart.toJson() as Pod[]).find(({ kind }) => kind === 'Pod')!;
    const [container] = spec.containers;
    expect(container).toMatchObject({
      envFrom: [{ secretRef: { name: 'azure-secret' } }],
      env: [
        { name: 'FROM_VALUE', valueFrom: { secretKeyRef: { name: 'azure-secret', key: 'RESTIC_PASSWORD' } } },
        { name: 'FROM_SECRET', valueFrom: { secretKeyRef: { name: 'azure-secret', key: 'AZURE_ACCOUNT_NAME', optional: true } } },
      ],
    });
    expect(spec.volumes).toEqual([{ name: 'secret-azure-secret', secret: { secretName: 'azure-secret' } }]);
  });

  test.each(SECRETS)('lets a role read $secret', ({ define }) => {
    const chart = demoChart();
    const secret = define(chart);
    new plus27.Role(chart, 'Role27').allowRead(secret);
    new plus33.Role(chart, 'Role33').allowRead(secret);
    const roles = (chart.toJson() as Array<{ kind: string; rules: object[] }>).filter(({ kind }) => kind === 'Role');
    const rules = [{ apiGroups: [''], resourceNames: ['azure-secret'], resources: ['secrets'], verbs: ['get', 'list', 'watch'] }];
    expect(roles.map((role) => role.rules)).toEqual([rules, rules]);
  });
});
