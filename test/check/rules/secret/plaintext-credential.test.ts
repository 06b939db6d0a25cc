import { plaintextCredential } from '../../../../lib/check/rules/secret/plaintext-credential';
import { ACCOUNT_KEY } from '../../../secret/credentials';
import { backup, blueprint, clusterExternalSecret, encodedSecret, externalSecret, foundBy, repository, restore, sealedSecret, secret } from '../manifests';

const repo = repository('repo', { gcs: { bucket: 'safe' } });
const OR = 'or acknowledge it if this is not stored anywhere; and change the credential if this was ever pushed';
const DELIVER = `deliver the Secret with an ExternalSecret, a SealedSecret or SOPS, ${OR}`;
const MEND = 'and anyone who may read the object sees it: put it into a Secret, refer to that, and change the credential if this was ever pushed';
const SEND = 'and anyone who may read the object sees it: send the request to a Service that adds it, or by a command in a container that has it in a variable or a file, '
  + 'and change the credential if this was ever pushed';
const IN_URL = `AppBinding x spec.clientConfig.url: the given value (not shown) contains an address with a password in it, ${MEND}`;
const PASSWORD = `the given value (not shown) contains a password, ${MEND}`;
const OF_ADDON = PASSWORD.replace('put it into a Secret, refer to that', 'put it into the Secret of the AppBinding, from which the addon reads it');
const USER = 'the given value (not shown) contains a user name or a password, and anyone who may read the object sees it: '
  + 'move the part before "@" into the storage Secret, and change the credential if this was ever pushed';

const appBinding = (spec: object) => ({ apiVersion: 'appcatalog.appscode.com/v1alpha1', kind: 'AppBinding', metadata: { name: 'x', namespace: 'demo' }, spec });
const at = (url: string) => appBinding({ clientConfig: { url } });
const query = (text: string) => appBinding({ clientConfig: { service: { name: 'db', port: 3306, scheme: 'mysql', query: text } } });
const task = (value: string, name = 'mysql-backup-8.0') => ({ name, params: [{ name: 'args', value }] });
const stashTask = (step: object) => ({ apiVersion: 'stash.appscode.com/v1beta1', kind: 'Task', metadata: { name: 'x' }, spec: { steps: [step, { name: 'update-status' }] } });
const adding = (addKey: object) => appBinding({ clientConfig: { url: 'db' }, secretTransforms: [{ addKey }] });
const WEBHOOK = `the given value (not shown) contains the token of a webhook, ${SEND}`;
const requesting = (action: object) => backup('x', 'repo', { hooks: { postBackup: action } });
const getting = (path: string) => requesting({ httpGet: { path } });
const withField = (key: string, ...values: string[]) => requesting({ httpPost: { form: [{ key: 'user', values: ['me'] }, { key, values }] } });
const TOKEN = 'nothing0'.repeat(9);
const GUID = '01234567-89ab-cdef-0123-456789abcdef';
const TEAMS = (token: string) => `/webhookb2/${GUID}@${GUID}/IncomingWebhook/${token}/${GUID}`;
const running = (...command: string[]) => requesting({ exec: { command } });
const shell = (line: string) => running('sh', '-c', line);
const env = (name: string, value: string) => backup('x', 'repo', { runtimeSettings: { container: { env: [{ name, value }] } } });
const IN_COMMAND = 'BackupConfiguration x spec.hooks.postBackup.exec.command: the given value (not shown) contains a password or a token, '
  + 'and anyone who may read the object sees it: have a shell read it from a variable or a file of the container, and change it if this was ever pushed';
const named = (name: string) => `BackupConfiguration x spec.runtimeSettings.container.env[0].value: ${name} is here in plain text (not shown), ${MEND}`;
const onVolume = (volume: object) => repository('x', { local: { mountPath: '/safe', ...volume } });
const withHeader = (name: string, value: string) => backup('x', 'repo', { hooks: { postBackup: { httpPost: { httpHeaders: [{ name, value }] } } } });

test.each<[string, object, string]>([
  ['a Secret', secret('storage', { RESTIC_PASSWORD: 'word', AZURE_ACCOUNT_KEY: 'x', AZURE_ACCOUNT_NAME: 'acme' }),
    `Secret storage stringData: contains RESTIC_PASSWORD and AZURE_ACCOUNT_KEY in plain text: ${DELIVER}`],
  ['a Secret in base64', encodedSecret('storage', { RESTIC_PASSWORD: 'word' }), `Secret storage data: contains RESTIC_PASSWORD in plain text (base64 hides nothing): ${DELIVER}`],
  ['a Secret that no Repository of the input names', secret('other', { RESTIC_PASSWORD: 'word' }), `Secret other stringData: contains RESTIC_PASSWORD in plain text: ${DELIVER}`],
  ['what is no key of Stash', secret('storage', { restic_password: 'word' }), `Secret storage stringData: contains values in plain text: ${DELIVER}`],
  ['a template of a ClusterExternalSecret', clusterExternalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: 'word' } } } }),
    `ClusterExternalSecret storage spec.externalSecretSpec.target.template.data: contains RESTIC_PASSWORD in plain text: put it into the store, and read it from there in spec.externalSecretSpec.data, ${OR}`],
  ['a template of an ExternalSecret', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: 'word', AZURE_ACCOUNT_KEY: '{{ .x }}' } } } }),
    `ExternalSecret storage spec.target.template.data: contains RESTIC_PASSWORD in plain text: put it into the store, and read it from there in spec.data, ${OR}`],
  ['a template of a SealedSecret', sealedSecret('storage', { template: { data: { RESTIC_PASSWORD: 'word' } } }),
    `SealedSecret storage spec.template.data: contains RESTIC_PASSWORD in plain text: seal it, and move it into spec.encryptedData, ${OR}`],
  ['the address of a REST server', repository('x', { rest: { url: 'https://me:word@rest.example.com/' } }), `Repository x spec.backend.rest.url: ${USER}`],
  ['an endpoint of S3', blueprint({ s3: { endpoint: 'me:word@minio', bucket: 'safe' } }), `BackupBlueprint pattern spec.backend.s3.endpoint: ${USER}`],
  ['a variable of a backup', backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'A', value: 'b' }, { name: 'AZURE_ACCOUNT_KEY', value: 'word' }] } } }),
    `BackupConfiguration x spec.runtimeSettings.container.env[1].value: AZURE_ACCOUNT_KEY is here in plain text (not shown), ${MEND}`],
  ['a variable of a restore', restore('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', value: 'word' }] } } }),
    `RestoreSession x spec.runtimeSettings.container.env[0].value: AZURE_ACCOUNT_SAS is here in plain text (not shown), ${MEND}`],
  ['a variable of a blueprint', blueprint({ gcs: { bucket: 'safe' } }, { runtimeSettings: { container: { env: [{ name: 'RESTIC_PASSWORD', value: 'word' }] } } }),
    `BackupBlueprint pattern spec.runtimeSettings.container.env[0].value: RESTIC_PASSWORD is here in plain text (not shown), ${MEND}`],
  ['what looks like one', repository('x', { azure: { container: 'safe', prefix: ACCOUNT_KEY } }),
    `Repository x spec.backend.azure.prefix: the given value (not shown) looks like a credential, ${MEND}`],
  ['what looks like one, in an annotation', repository('x', { azure: { container: 'safe' } }, {}, { annotations: { key: ACCOUNT_KEY } }),
    `Repository x metadata.annotations.key: the given value (not shown) looks like a credential, ${MEND}`],
  ['what looks like one, in place of an address', repository('x', { rest: { url: `https://rest/${ACCOUNT_KEY}` } }),
    `Repository x spec.backend.rest.url: the given value (not shown) looks like a credential, ${MEND}`],
  ['a password in an address of a hook', backup('x', 'repo', { hooks: { preBackup: { exec: { command: ['psql', 'postgres://me:word@db/shop'] } } } }),
    `BackupConfiguration x spec.hooks.preBackup.exec.command[1]: the given value (not shown) contains an address with a password in it, ${MEND}`],
  ['one with a slash in it, in a hook', backup('x', 'repo', { hooks: { preBackup: { exec: { command: ['psql', 'postgres://me:wo/rd@db/shop'] } } } }),
    `BackupConfiguration x spec.hooks.preBackup.exec.command[1]: the given value (not shown) contains an address with a password in it, ${MEND}`],
  ['a password in the address of an application', at('mysql://root:word@db:3306/shop'), IN_URL],
  ['one without a scheme', at('root:word@db:3306'), IN_URL],
  ['one of a driver in Go', at('root:word@tcp(db:3306)/'), IN_URL],
  ['one with a slash in it', at('root:wo/rd@tcp(db:3306)/'), IN_URL],
  ['one with a slash and a scheme', at('postgresql://root:wo/rd@db:3306/'), IN_URL],
  ['one of digits with a slash', at('postgresql://root:123456/7@db:3306/'), IN_URL],
  ['one that is encoded', at('mysql://root:%77ord@db:3306/'), IN_URL],
  ['a password behind an address', at('postgresql://db:5432/shop?sslmode=disable&password=word'), `AppBinding x spec.clientConfig.url: ${PASSWORD}`],
  ['a password in a query', query('user=me&password=word'), `AppBinding x spec.clientConfig.service.query: ${PASSWORD}`],
  ['a passphrase behind an address', at('postgresql://db:5432/shop?sslmode=disable&passphrase=word'), `AppBinding x spec.clientConfig.url: ${PASSWORD}`],
  ['a passphrase in a query', query('passphrase=word'), `AppBinding x spec.clientConfig.service.query: ${PASSWORD}`],
  ['one that begins with an encoded character, in a query', query('pwd=%40word'), `AppBinding x spec.clientConfig.service.query: ${PASSWORD}`],
  ['one that begins with an encoded letter, in a hook', requesting({ exec: { command: ['psql', 'postgres://me:%C3%A4rger@db/shop'] } }),
    `BackupConfiguration x spec.hooks.postBackup.exec.command[1]: the given value (not shown) contains an address with a password in it, ${MEND}`],
  ['a password of a key in a query', query('sslpassword=word'), `AppBinding x spec.clientConfig.service.query: ${PASSWORD}`],
  ['a parameter of an AppBinding', appBinding({ clientConfig: { url: 'db' }, parameters: { stash: { addon: { backupTask: task('--all --password=word') } } } }),
    `AppBinding x spec.parameters.stash.addon.backupTask.params[0].value: ${OF_ADDON}`],
  ['a parameter of a Task', backup('x', 'repo', { task: task('--PASSWD  word') }), `BackupConfiguration x spec.task.params[0].value: ${OF_ADDON}`],
  ['a passphrase for a Task', backup('x', 'repo', { task: task('--cert-passphrase=word') }), `BackupConfiguration x spec.task.params[0].value: ${OF_ADDON}`],
  ['a short option of mysqldump', backup('x', 'repo', { task: task('-u root -pword') }), `BackupConfiguration x spec.task.params[0].value: ${OF_ADDON}`],
  ['a short option of mongorestore', restore('x', 'repo', { task: task('-p word', 'mongodb-restore-6.0.5') }), `RestoreSession x spec.task.params[0].value: ${OF_ADDON}`],
  ['a short option of redis-cli, in the step of a Task', stashTask(task('-a word', 'redis-backup-7.0.5')), `Task x spec.steps[0].params[0].value: ${OF_ADDON}`],
  ['a connection string of PostgreSQL, in an AppBinding',
    appBinding({ clientConfig: { url: 'db' }, parameters: { stash: { addon: { backupTask: task('--dbname="host=x password=word"', 'postgres-backup-17.2') } } } }),
    `AppBinding x spec.parameters.stash.addon.backupTask.params[0].value: ${OF_ADDON}`],
  ['one of a blueprint, whose version is filled in', blueprint({ gcs: { bucket: 'safe' } }, { task: task('-pword', 'mariadb-backup-${TARGET_APP_VERSION}') }),
    `BackupBlueprint pattern spec.task.params[0].value: ${OF_ADDON}`],
  ['a key that an AppBinding adds', adding({ key: 'rootPassword', stringValue: 'word' }),
    `AppBinding x spec.secretTransforms[0].addKey.stringValue: rootPassword is here in plain text (not shown), ${MEND}`],
  ['one that it adds in base64', adding({ key: 'api-key', value: 'd29yZA==' }), `AppBinding x spec.secretTransforms[0].addKey.value: api-key is here in plain text (not shown), ${MEND}`],
  ['a header of a hook', withHeader('Authorization', 'Bearer word'),
    `BackupConfiguration x spec.hooks.postBackup.httpPost.httpHeaders[0].value: Authorization is here in plain text (not shown), ${SEND}`],
  ['a header with a token', withHeader('X-Gitlab-Token', 'word'),
    `BackupConfiguration x spec.hooks.postBackup.httpPost.httpHeaders[0].value: X-Gitlab-Token is here in plain text (not shown), ${SEND}`],
  ['a field of a form', withField('token', 'word'), `BackupConfiguration x spec.hooks.postBackup.httpPost.form[1].values: token is here in plain text (not shown), ${SEND}`],
  ['the second value of a field', withField('api_key', '', 'word'),
    `BackupConfiguration x spec.hooks.postBackup.httpPost.form[1].values: api_key is here in plain text (not shown), ${SEND}`],
  ['a setting of a query', getting('/notify?chat=1&access_token=word'), `BackupConfiguration x spec.hooks.postBackup.httpGet.path: the given value (not shown) contains a password, ${SEND}`],
  ['a setting of a query that is posted to', requesting({ httpPost: { path: '/notify?client_secret=word' } }),
    `BackupConfiguration x spec.hooks.postBackup.httpPost.path: the given value (not shown) contains a password, ${SEND}`],
  ['a webhook of Slack', requesting({ httpPost: { path: `/services/T0A1/B0C2/${TOKEN.slice(0, 24)}` } }), `BackupConfiguration x spec.hooks.postBackup.httpPost.path: ${WEBHOOK}`],
  ['a webhook of Discord', getting(`/api/webhooks/123456789012345678/${TOKEN.slice(0, 68)}`), `BackupConfiguration x spec.hooks.postBackup.httpGet.path: ${WEBHOOK}`],
  ['a bot of Telegram', getting(`/bot110201543:${TOKEN.slice(0, 35)}/sendMessage?chat_id=1`), `BackupConfiguration x spec.hooks.postBackup.httpGet.path: ${WEBHOOK}`],
  ['a webhook of Teams', requesting({ httpPost: { path: TEAMS('0123456789abcdef'.repeat(2)) } }), `BackupConfiguration x spec.hooks.postBackup.httpPost.path: ${WEBHOOK}`],
  ['a password for a driver of CSI', onVolume({ csi: { driver: 'smb', volumeAttributes: { username: 'me', smbPassword: 'word' } } }),
    `Repository x spec.backend.local.csi.volumeAttributes.smbPassword: smbPassword is here in plain text (not shown), ${MEND}`],
  ['a key for a driver of FlexVolume', onVolume({ flexVolume: { driver: 'a/b', options: { 'secret-key': 'word', 'share': 'safe' } } }),
    `Repository x spec.backend.local.flexVolume.options.secret-key: secret-key is here in plain text (not shown), ${MEND}`],
  ['a webhook in a command', requesting({ exec: { command: ['curl', `https://hooks.slack.com/services/T0A1/B0C2/${TOKEN.slice(0, 24)}`] } }),
    `BackupConfiguration x spec.hooks.postBackup.exec.command[1]: the given value (not shown) contains the token of a webhook, ${MEND}`],
  ...['PGPASSWORD', 'MYSQL_PWD', 'REDISCLI_AUTH', 'SSHPASS', 'DB_PASS', 'REGISTRY_API_KEY', 'AZURE_CLIENT_SECRET', 'AWS_SESSION_TOKEN', 'BOT_TOKEN', 'MINIO_SECRET_KEY']
    .map((name): [string, object, string] => [`the variable ${name}`, env(name, 'word'), named(name)]),
  ['the key of an account that begins like a path', env('AWS_SECRET_ACCESS_KEY', '/word/word'), named('AWS_SECRET_ACCESS_KEY')],
  ['a variable of a member of a batch', { apiVersion: 'stash.appscode.com/v1beta1', kind: 'BackupBatch', metadata: { name: 'x', namespace: 'demo' }, spec: { members: [{ runtimeSettings: { container: { env: [{ name: 'PGPASSWORD', value: 'word' }] } } }] } },
    `BackupBatch x spec.members[0].runtimeSettings.container.env[0].value: PGPASSWORD is here in plain text (not shown), ${MEND}`],
  ['an option in the arguments of a Function', { apiVersion: 'stash.appscode.com/v1beta1', kind: 'Function', metadata: { name: 'x' }, spec: { args: ['dump', '--password', 'word'] } },
    `Function x spec.args: ${IN_COMMAND.slice(IN_COMMAND.indexOf('the given'))}`],
  ['an option and its value, each a word', running('mongodump', '--password', 'word'), IN_COMMAND],
  ...[
    'mysqldump -u root -pword shop', '/usr/bin/mysqldump -u root -pword shop', 'mysqldump -u root \\\n  -p"word" shop', 'sync; mariadb-dump -uroot -p\'word\' | gzip',
    'mongodump -u me -p word', 'redis-cli -h db -a word save', 'sshpass -p word ssh db', 'sshpass -v -pword ssh db', 'ldapsearch -D cn=me -w word', 'sqlcmd -S db -P word',
    'PGPASSWORD=word pg_dump shop', 'export PGPASSWORD="word"; pg_dump shop', 'psql "host=db password=word"', 'mysql --password=word', 'pg_dump --db-password word',
    'curl -u me:word https://db', 'curl -sSu "$USER:word" https://db', 'curl --user me:word https://db', 'curl -d \'user=me&password=word\' https://db',
    'curl -H "Authorization: GenieKey word" https://db', 'curl -H "Authorization: word" https://db', 'mysqldump -p@word shop',
    'curl -H "Authorization: Bearer word" https://db', 'curl -H \'PRIVATE-TOKEN: word\' https://db', 'curl https://db/?access_token=word', 'mysql -p"$PASSWORD" shop && mysql -pword shop',
  ].map((line): [string, object, string] => [`a command: ${line}`, shell(line), IN_COMMAND]),
  ['a workflow of Slack in a command', running('curl', `https://hooks.slack.com/triggers/T0A1/1234567890/${TOKEN.slice(0, 32)}`),
    `BackupConfiguration x spec.hooks.postBackup.exec.command[1]: the given value (not shown) contains the token of a webhook, ${MEND}`],
])('%s', (_, holder, expected) => {
  expect(foundBy(plaintextCredential, [repo, holder], { isSynth: true })).toEqual([`error STASH205 ${expected}`]);
  expect(foundBy(plaintextCredential, [repo, holder])).toEqual([`warning STASH205 ${expected}`]);
});

test.each<[string, object]>([
  ['what is no secret', secret('storage', { AZURE_ACCOUNT_NAME: 'acme', CA_CERT_DATA: 'x' })],
  ['the user and the host of a database', secret('storage', { username: 'me', host: 'db', port: '5432', database: 'shop' })],
  ['a Secret of others', secret('other', { AZURE_ACCOUNT_KEY: 'x' })],
  ['nothing in it', secret('storage', { RESTIC_PASSWORD: '' })],
  ['ciphertext of SOPS', secret('storage', { RESTIC_PASSWORD: 'ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]', AZURE_ACCOUNT_NAME: 'acme' })],
  ['a variable that is filled in', secret('storage', { RESTIC_PASSWORD: '${RESTIC_PASSWORD}' })],
  ['references', secret('storage', { RESTIC_PASSWORD: 'vault:secret/data/x#key', AZURE_ACCOUNT_KEY: 'ref+vault://kv/x#/key' })],
  ['other literals of a template', externalSecret('storage', { target: { template: { data: { RESTIC_PASSWORD: '{{ .x }}', owner: 'me' } } } })],
  ['ciphertext', sealedSecret('storage', { encryptedData: { RESTIC_PASSWORD: 'AgB' } })],
  ['a variable from a Secret', backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', valueFrom: { secretKeyRef: {} } }] } } })],
  ['a variable from another', backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', value: '$(SAS)' }] } } })],
  ['a variable from several others', backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'AZURE_ACCOUNT_SAS', value: '$(A)&$(B)' }] } } })],
  ['ports in addresses', backup('x', 'repo', {
    hooks: {
      preBackup: {
        exec: {
          command: [
            'curl', 'http://db:9200/a@b', 'http://[::1]:80/a@b', 'mongodb://a:27017,b:27017/x?y=a@b', 'tcp(db:3306)/a@b', '{"at":"http://db:80","by":"a@b"}',
          ],
        },
      },
    },
  })],
  ['a port of an application', at('http://db:9200/a@b')],
  ['ports of an application', at('mongodb://a:27017,b:27017/a@b')],
  ['a port of a driver in Go', at('tcp(db:3306)/a@b')],
  ['a password that a shell fills in', backup('x', 'repo', { hooks: { preBackup: { exec: { command: ['sh', '-c', 'psql postgres://me:$PASSWORD@db/shop'] } } } })],
  ['certificates', {
    apiVersion: 'appcatalog.appscode.com/v1alpha1',
    kind: 'AppBinding',
    metadata: { name: 'x' },
    spec: { clientConfig: { caBundle: ACCOUNT_KEY }, secretTransforms: [{ addKey: { key: 'a', value: ACCOUNT_KEY } }] },
  }],
  ['an address without a password', at('tcp(db.demo.svc:3306)/')],
  ['a user alone', at('root@tcp(db:3306)/')],
  ['an at sign in a path', at('postgresql://db:5432/a@b')],
  ['a password of an address that is filled in', at('mysql://root:${PASSWORD}@db:3306/')],
  ['other settings of a query', query('sslmode=disable&passfile=/etc/x&password=')],
  ['a password of a query that is filled in', query('password=$(PASSWORD)')],
  ['a passphrase of a query that is filled in', query('passphrase=%(passphrase)s&pwd=%PWD%')],
  ['passwords of addresses that are filled in', at('mysql://root:%ADMIN_PASSWORD%@db:3306/')],
  ['a password of an address that is filled in, in a command', requesting({ exec: { command: ['psql postgres://me:%(password)s@db/shop', 'psql postgres://me:%DB_PASSWORD%@db/shop', 'psql postgres://me:%s@db/shop'] } })],
  ['an option that asks for the password', backup('x', 'repo', { task: task('--password --all') })],
  ['a port of PostgreSQL', backup('x', 'repo', { task: task('-p 5432', 'postgres-backup-17.2') })],
  ['a short option of a program that nobody knows', backup('x', 'repo', { task: task('-p word', 'shop-backup') })],
  ['options of a hook', backup('x', 'repo', { hooks: { preBackup: { exec: { command: ['sh', '-c', 'mysql --password=$PASSWORD'] } } } })],
  ['options in a variable', backup('x', 'repo', { runtimeSettings: { container: { env: [{ name: 'A', value: '--password=word' }] } } })],
  ['what kubectl keeps', repository('x', {}, {}, { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': ACCOUNT_KEY } })],
  ['other keys that an AppBinding adds', adding({ key: 'passwordFile', stringValue: 'word' })],
  ['a key that is filled in', adding({ key: 'password', stringValue: '${PASSWORD}' })],
  ['a key without a value', adding({ key: 'password', stringValue: '' })],
  ['other headers', withHeader('Content-Type', 'word')],
  ['a header that is no secret', withHeader('X-Atlassian-Token', 'no-check')],
  ['a header that is filled in', withHeader('Authorization', 'Bearer ${TOKEN}')],
  ['a header of which a variable is filled in', withHeader('Authorization', 'Bearer $(TOKEN)')],
  ['a header of a template', withHeader('Authorization', '{{ .Token }}')],
  ['a header without a credential', withHeader('Authorization', 'Bearer')],
  ['other fields of a form', withField('page_token', 'word')],
  ['a field of a form without a value', withField('token')],
  ['a field of a form that is filled in', withField('token', '${TOKEN}', '$(TOKEN)', '{{ .Token }}', 'XXXX')],
  ['other settings of a query', getting('/notify?pageToken=word&keys=word&token-name=word#token=word')],
  ['a setting of a query that is filled in', getting('/notify?token=${TOKEN}&secret=$(SECRET)&password=')],
  ['a setting of a query that is an example', getting('/notify?token=xxxx')],
  ['webhooks as examples have them', requesting({ httpPost: { path: '/services/XX/XXX/XXXX' }, httpGet: { path: '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX' } })],
  ['a webhook that is filled in', requesting({ httpPost: { path: '/services/T0A1/B0C2/${TOKEN}' }, httpGet: { path: '/bot${TOKEN}/sendMessage' } })],
  ['a webhook of Teams as examples have it', requesting({ httpPost: { path: TEAMS('0'.repeat(32)) }, httpGet: { path: TEAMS('<webhook-id>') } })],
  ['other options of a driver', onVolume({ csi: { driver: 'd', volumeAttributes: { share: 'word', secretName: 'word', nodeSecret: 'word', passwordFile: 'word' } } })],
  ['options that tell whether there is a password', onVolume({ flexVolume: { driver: 'a/b', options: { usePassword: 'true', ASKPASSWORD: 'False' } } })],
  ['a password that is filled in, for a driver', onVolume({ csi: { driver: 'd', volumeAttributes: { password: '${PASSWORD}', smbPassword: '' } } })],
  ['what else a driver is told', onVolume({ csi: { driver: 'd', nodePublishSecretRef: { name: 'word', password: 'word' } } })],
  ['objects of others', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, spec: { a: ACCOUNT_KEY } }],
  ...[
    ['PGPASSFILE', 'word'], ['PGPASSWORD', ''], ['PGPASSWORD', '${PGPASSWORD}'], ['PGPASSWORD', '$(PASSWORD)'], ['PGPASSWORD', '$PASSWORD'], ['PGPASSWORD', '/run/secrets/db'],
    ['PWD', 'word'], ['OLDPWD', 'word'], ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'], ['BYPASS', 'word'], ['STORAGE_SECRET', 'word'], ['SECRET_KEY', 'word'], ['TOKEN_URL', 'word'],
    ['PRIVATE_KEY', 'id_rsa'], ['AZURE_ACCOUNT_NAME', 'word'], ['DB_PASSWORD', 'env:PASSWORD'], ['DB_PASSWORD', '@/run/secrets/db'],
    ['SMTP_PASSWORD', 'none'], ['RESET_PASSWORD', 'off'],
  ].map(([name, value]): [string, object] => [`the variable ${name} that is ${value}`, env(name!, value!)]),
  ['an option without its value', running('mysql', '--password', '', 'shop')],
  ...[
    'mysqldump -u root -p"$MYSQL_ROOT_PASSWORD" shop', 'mysqldump -p$PASSWORD', 'mysqldump -p${PASSWORD}', 'mysqldump -p$(cat /run/db)', 'mysqldump -p`cat /run/db`',
    'mysqldump -P 3306 shop', 'mysqldump -p', 'mysqldump -p shop', 'mysqldump --port=3306', 'mysqldump shop | tee -penv', 'mysqldump shop; mkdir -p /x', 'mysqldump shop\nmkdir -pv /x',
    'tar -pcf /x /var/lib/mysql', 'find /var/lib/mysql -print', 'mongodump -p "$PASSWORD"', 'redis-cli -a "$PASSWORD"', 'redis-cli --no-auth-warning save', 'sshpass -e ssh db',
    'PGPASSWORD=$PASSWORD psql', 'PGPASSWORD="$(cat /run/db)" psql', 'PGPASSWORD= psql', 'PGPASSWORD=/run/db psql', 'PGPASSFILE=/x psql', 'cd x; pwd=x', ': ${PASSWORD:=}',
    '[ "$PASSWORD" = "word" ]', 'sed -n \'s/.*password=\\([^ ]*\\).*/\\1/p\' /x', 'grep \'password=.*\' /x', 'grep -c password= /x', 'restic --insecure-no-password snapshots',
    'restic --password-file word snapshots', 'psql --no-password shop', 'docker login --password-stdin word', 'mysql --skip-password shop', 'gpg --passphrase file:x', 'ssh --two-pass 1',
    'curl -u "$USER:$PASSWORD" https://db', 'curl -u me https://db', 'curl -u me: https://db', 'curl -fsS https://db:80', 'docker run -u 1000:1000 x', 'cat passwords=x',
    'curl -H "Authorization: Bearer $TOKEN" https://db', 'curl -H "Authorization: Bearer ${TOKEN}" https://db', 'curl -H "X-Atlassian-Token: no-check" https://db',
    'curl "https://db/?token=$TOKEN&page_token=word"', 'mysql -p{{ .Password }}', 'mysql -p<password>', 'psql "host=db password=pre${PASSWORD}"', 'PASSWORD=xxxx mysql',
    'sshpass -e ssh -p 2222 db', 'sshpass -f /run/db rsync -e "ssh -p 2222" /x db:/x', 'curl -H "Authorization: GenieKey $KEY" https://db',
    'curl -H "Authorization: AWS $ID:$SIGNATURE" https://db', 'curl -H "Authorization: ApiKey "${KEY} https://db', 'vault kv put x password=@/run/db',
    'PASSWORD=$(grep -oP \'(?<=password=)\\S+\' /x) psql',
    'echo "Passwords: none"', 'kubectl get secret db -o jsonpath={.data.password}',
  ].map((line): [string, object] => [`the command ${line}`, shell(line)]),
])('nothing about %s', (_, holder) => {
  expect(foundBy(plaintextCredential, [repo, holder], { isSynth: true })).toEqual([]);
});

test('a Secret that an AppBinding names', () => {
  const user = secret('db-user', { username: 'me', password: 'word' });
  const naming = (reference: object) =>
    foundBy(plaintextCredential, [user, appBinding({ clientConfig: { url: 'mysql://db:3306' }, secret: reference })], { isSynth: true });
  expect(naming({ name: 'db-user' })).toEqual([`error STASH205 Secret db-user stringData: contains values in plain text: ${DELIVER}`]);
  expect(naming({ name: 'db-user', kind: 'Secret' })).toHaveLength(1);
  expect(naming({ name: 'other' })).toEqual([]);
  expect(naming({ name: 'db-user', kind: 'Secret', apiGroup: 'virtual-secrets.dev' })).toEqual([]);
  expect(naming({ name: 'db-user', kind: 'Token' })).toEqual([]);
});

test('a Secret with the certificate of a client, which an AppBinding names', () => {
  const certificate = '-----BEGIN CERTIFICATE-----\nword\n-----END CERTIFICATE-----\n';
  const key = '-----BEGIN RSA PRIVATE KEY-----\nword\n-----END RSA PRIVATE KEY-----\n';
  const holding = (stringData: object, tlsSecret: object = { name: 'db-client' }) =>
    foundBy(plaintextCredential, [secret('db-client', stringData), appBinding({ clientConfig: { url: 'mysql://db:3306' }, tlsSecret })], { isSynth: true });
  const found = [`error STASH205 Secret db-client stringData: contains values in plain text: ${DELIVER}`];
  expect(holding({ 'tls.crt': certificate, 'tls.key': key })).toEqual(found);
  expect(holding({ 'client.pem': `${certificate}${key}` })).toEqual(found);
  expect(holding({ 'ca.crt': certificate, 'tls.crt': `\n${certificate}${certificate}` })).toEqual([]);
  expect(holding({ 'tls.crt': certificate, 'tls.key': '${KEY}' })).toEqual([]);
  expect(holding({ 'tls.key': key }, { name: 'other' })).toEqual([]);
  expect(holding({ 'tls.key': key }, { name: 'db-client', apiGroup: 'virtual-secrets.dev' })).toEqual([]);
});

const configMap = (data: object, name = 'storage', placing: object = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'demo', ...placing }, data });
const INSTEAD = `use a Secret instead, since no Repository or AppBinding reads a ConfigMap, and deliver it with an ExternalSecret, a SealedSecret or SOPS, ${OR}`;
const inConfigMap = (what: string, name = 'storage') => [`error STASH205 ConfigMap ${name} data: contains ${what} in plain text: ${INSTEAD}`];
const settled = (container: object, placing: object = {}) => backup('x', 'repo', { runtimeSettings: { container } }, placing);
const KEY = { AWS_SECRET_ACCESS_KEY: 'word', AWS_REGION: 'here' };

test.each<[string, object[], string[]]>([
  ['a restic password', [configMap({ RESTIC_PASSWORD: 'word' }, 'any')], inConfigMap('RESTIC_PASSWORD', 'any')],
  ['what opens a repository', [configMap({ RESTIC_PASSWORD: 'word', AZURE_ACCOUNT_NAME: 'acme', AZURE_ACCOUNT_KEY: 'key' })], inConfigMap('RESTIC_PASSWORD and AZURE_ACCOUNT_KEY')],
  ['a key under the name of a storage Secret', [repo, configMap(KEY)], inConfigMap('AWS_SECRET_ACCESS_KEY')],
  ['one in the namespace of the Repositories of a blueprint', [blueprint({ gcs: { bucket: 'safe' } }, { repoNamespace: 'demo' }), configMap(KEY)], inConfigMap('AWS_SECRET_ACCESS_KEY')],
  ['a password under the name of the Secret of an AppBinding', [appBinding({ secret: { name: 'db' } }), configMap({ username: 'me', password: 'word' }, 'db')], inConfigMap('values', 'db')],
  ['a key in the environment of Stash', [settled({ envFrom: [{ secretRef: { name: 'a' } }, { configMapRef: { name: 'env' } }] }), configMap(KEY, 'env')], inConfigMap('AWS_SECRET_ACCESS_KEY', 'env')],
  ['a key for a variable of Stash', [settled({ env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { configMapKeyRef: { name: 'env', key: 'c' } } }] }), configMap(KEY, 'env')],
    inConfigMap('AWS_SECRET_ACCESS_KEY', 'env')],
  ['a password beside the Secret of a Repository', [repo, externalSecret('storage', {}), configMap(KEY)], []],
  ['a password beside the Secret of an AppBinding', [appBinding({ secret: { name: 'db' } }), sealedSecret('db', {}), configMap({ SMTP_PASSWORD: 'word' }, 'db')], []],
  ['a key of another program', [repo, settled({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'env', key: 'c' } } }] }), configMap(KEY, 'env')], []],
  ['a key of another namespace', [repo, settled({ envFrom: [{ configMapRef: { name: 'env' } }] }), ...['storage', 'env'].map((name) => configMap(KEY, name, { namespace: 'far' }))], []],
  ['what is no credential', [repo, configMap({ AZURE_ACCOUNT_NAME: 'acme', AWS_ACCESS_KEY_ID_FILE: 'x', RESTIC_PASSWORD_FILE: 'x', password: 1 })], []],
  ...['', '${VAR}', '$(VAR)', '$VAR', '{{ .password }}', '<path:secret#password>', 'ENC[AES256_GCM,data:x]', 'file:/run/secrets/x', '/run/secrets/x', 'env:PASSWORD', 'none', 'xxxx']
    .map((value): [string, object[], string[]] => [`the reference "${value}"`, [repo, configMap({ RESTIC_PASSWORD: value, AWS_SECRET_ACCESS_KEY: value })], []]),
  ['no data', [repo, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'storage', namespace: 'demo' } }], []],
])('a ConfigMap with %s', (_, manifests, expected) => {
  expect(foundBy(plaintextCredential, manifests, { isSynth: true })).toEqual(expected);
});

test('what is kept nowhere acknowledges it', () => {
  const annotations = { 'checks.cdk8s-stash/STASH205': 'applied by a pipeline and kept nowhere' };
  expect(foundBy(plaintextCredential, [secret('storage', { RESTIC_PASSWORD: 'word' }, { annotations })], { isSynth: true })).toEqual([]);
});

test.each([' mysql -a', ' curl -u a', ' a_', '--a', '--a-a-a-a ', ' '])('it comes to an end, however often a command repeats "%s"', (unit) => {
  expect(foundBy(plaintextCredential, [repo, shell(`sync${unit.repeat(20_000)}`)], { isSynth: true })).toEqual([]);
});
