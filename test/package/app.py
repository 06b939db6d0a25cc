from cdk8s import ApiObjectMetadata, App, Chart
from cdk8s_stash import AzureRepository, AzureStorageSecret, SecretDelivery, SecretStoreRef, SensitiveValue

app = App()
chart = Chart(app, "demo", namespace="demo")

secret = AzureStorageSecret(
    chart,
    "Secret",
    metadata=ApiObjectMetadata(name="azure-secret"),
    account_name="stashprod01",
    account_key=SensitiveValue.from_remote_ref("stash-azure-account-key"),
    restic_password=SensitiveValue.from_remote_ref("stash-restic-password"),
    delivery=SecretDelivery.external_secret(store=SecretStoreRef.cluster_secret_store("azure-kv")),
)

AzureRepository(
    chart,
    "Repository",
    metadata=ApiObjectMetadata(name="azure-repo"),
    storage_secret=secret,
    container="stash-backup",
    prefix="/demo/deployment/my-deploy",
)

app.synth()
