import { ApiObject, JsonPatch } from 'cdk8s';
import { ACCOUNT_KEY, PASSWORD } from './credentials';
import { capturedStderr, externalSecret, manifestOf, plainSecret, sealedSecret } from './demo-app';
import { refusal } from './refusal';
import { sealedObject } from './sealing';
import { temporaryFolder } from './temporary-folder';
import type { AzureStorageSecret } from 'cdk8s-stash';

capturedStderr();
const file = temporaryFolder().write('azure.json', JSON.stringify(sealedObject({ AZURE_ACCOUNT_KEY: ACCOUNT_KEY, RESTIC_PASSWORD: PASSWORD })));

const DELIVERIES: ReadonlyArray<{ kind: string; apiVersion: string; field: string; define: () => AzureStorageSecret }> = [
  { kind: 'ExternalSecret', apiVersion: 'external-secrets.io/v1', field: 'spec', define: () => externalSecret() },
  { kind: 'SealedSecret', apiVersion: 'bitnami.com/v1alpha1', field: 'spec', define: () => sealedSecret(file) },
  { kind: 'Secret', apiVersion: 'v1', field: 'data', define: () => plainSecret() },
];

describe.each(DELIVERIES)('$kind', ({ kind, apiVersion, field, define }) => {
  test('is the object behind the construct, which is a Secret in the cluster', () => {
    const secret = define();
    expect(ApiObject.of(secret)).toMatchObject({ kind, apiVersion, name: 'azure-secret' });
    expect(ApiObject.of(secret).node.path).toBe('demo/Secret/Resource');
    expect(secret.kind).toBe('Secret');
  });

  test('keeps what a patch adds, known to us or not', () => {
    const secret = define();
    ApiObject.of(secret).addJsonPatch(
      JsonPatch.add(`/${field}/inventedLater`, { deep: ['x'] }),
      JsonPatch.add('/inventedBeside', true),
      JsonPatch.add('/metadata/labels', { team: 'storage' }),
    );
    const before = manifestOf(define());
    expect(manifestOf(secret)).toEqual({
      ...before,
      inventedBeside: true,
      metadata: { ...before.metadata, labels: { team: 'storage' } },
      [field]: { ...before[field as 'spec' | 'data'], inventedLater: { deep: ['x'] } },
    });
  });

  test('takes metadata later on', () => {
    const secret = define();
    ApiObject.of(secret).metadata.addLabel('team', 'storage');
    ApiObject.of(secret).metadata.addAnnotation('owner', 'storage');
    expect(manifestOf(secret).metadata).toMatchObject({ labels: { team: 'storage' }, annotations: { owner: 'storage' } });
  });

  // The error of the patch library quotes the whole object behind its first line.
  test('says which patch failed and nothing else', () => {
    const secret = define();
    ApiObject.of(secret).addJsonPatch(JsonPatch.test('/kind', 'Other'));
    expect(refusal(() => manifestOf(secret)))
      .toBe("Failed serializing construct at path 'demo/Secret/Resource' with name 'azure-secret': TEST_OPERATION_FAILED: Test operation failed");
  });

  test('can lose a field', () => {
    const secret = define();
    ApiObject.of(secret).addJsonPatch(JsonPatch.remove(`/${field}`));
    expect(Object.keys(manifestOf(secret)).sort()).toEqual(['apiVersion', 'kind', 'metadata']);
  });
});
