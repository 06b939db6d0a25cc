import { type ApiObject, type App, Chart, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The name that cdk8s gives to the file of an object, without the extension. */
export const resourceFile = (kind: string, name: string | undefined): string => `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');

/** How an app names the file of an object; undefined if its objects have no files of their own. */
export function resourceFiles(root: IConstruct): ((object: ApiObject) => string) | undefined {
  switch ((root as Partial<App>).yamlOutputType) {
    case YamlOutputType.FILE_PER_RESOURCE:
      return ({ kind, name }) => resourceFile(kind, name);
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return (object) => `${Chart.of(object).node.path}/${resourceFile(object.kind, object.name)}`;
    default:
      return undefined;
  }
}
