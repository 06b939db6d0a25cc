import { Chart, Cron } from 'cdk8s';
import { demoChart, demoRepository } from './demo';
import {
  Addon, AppBinding, BackupConfiguration, type BackupConfigurationProps, type BackupTarget, type IRepository, RestoreSession,
  type RestoreOfBackupOptions, RetentionPolicy,
} from 'cdk8s-stash';

export function demoBackup(target: BackupTarget, props: Partial<BackupConfigurationProps> = {}, chart: Chart = demoChart(), id = 'Backup'): BackupConfiguration {
  return new BackupConfiguration(chart, id, {
    metadata: { name: id.toLowerCase() },
    repository: chart.node.tryFindChild('Repository') as unknown as IRepository | undefined ?? demoRepository(chart),
    schedule: Cron.schedule({ minute: '0', hour: id === 'Backup' ? '2' : '14' }),
    retentionPolicy: RetentionPolicy.keepLast(7),
    target,
    ...props,
  });
}

export const restoreOf = (backup: BackupConfiguration, options: RestoreOfBackupOptions = {}, scope: Chart = Chart.of(backup)) =>
  RestoreSession.ofBackup(scope, 'Restore', backup, { metadata: { name: 'restore' }, ...options });

export const binding = (chart: Chart, name = 'sample-postgres') => AppBinding.fromAppBindingName(chart, name, name);

export const POSTGRES = { addon: Addon.postgres('14.0') };
