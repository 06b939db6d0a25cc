import { type ApiObject, Chart, Names, YamlOutputType } from 'cdk8s';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { resourceFile } from '../synth/resource-file';

/** What an app writes: its charts and their objects, in order. */
export interface Contents {
  readonly charts: readonly Chart[];
  readonly hasDependentCharts: boolean;
  readonly objectsOf: (chart: Chart) => readonly ApiObject[];
  readonly render: (object: ApiObject) => unknown;
}

interface OutputFile {
  /** The name in the folder, without the extension of the app. */
  readonly name: string;
  /** Describes the content, for messages. */
  readonly holder: () => string;
  readonly documents: Iterable<unknown>;
}

/** Divides the output into files as cdk8s does. */
export function filesOf(type: YamlOutputType, contents: Contents): Iterable<OutputFile> {
  return LAYOUTS[type](contents);
}

/** For any other value App writes nothing. FleetApp would then remove all files of the previous synth. */
export const isLayout: ValueRule<YamlOutputType> = (type) => typeof type === 'number' && Object.hasOwn(LAYOUTS, type)
  ? undefined
  : wrong('is not a YamlOutputType',
    `write one of ${Object.keys(LAYOUTS).map((name) => `YamlOutputType.${YamlOutputType[Number(name)]}`).join(', ')}`);

const NAMELESS = wrong('is missing, but the file of an object is named after its kind and name',
  'give the object a name, or choose another "yamlOutputType"');

const LAYOUTS: { readonly [type in YamlOutputType]: (contents: Contents) => Iterable<OutputFile> } = {
  * [YamlOutputType.FILE_PER_APP](contents) {
    if (contents.charts.length > 0) {
      yield { name: 'app', holder: () => 'the app', documents: documentsOf(contents) };
    }
  },

  * [YamlOutputType.FILE_PER_CHART](contents) {
    for (const [index, chart] of contents.charts.entries()) {
      yield { name: nameOf(contents, chart, index), holder: () => `the chart ${quote(chart.node.path)}`, documents: documentsOfChart(contents, chart) };
    }
  },

  * [YamlOutputType.FILE_PER_RESOURCE](contents) {
    for (const chart of contents.charts) {
      for (const { json, object } of manifestsOf(contents, chart)) {
        if (json !== undefined) {
          const { kind, metadata } = json as { readonly kind: string; readonly metadata?: { readonly name: string } };
          if (metadata === undefined) {
            refuse(object ?? chart, 'metadata', NAMELESS);
          }
          yield { name: resourceFile(kind, metadata.name), holder: () => holderOf(chart, object), documents: [json] };
        }
      }
    }
  },

  * [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE](contents) {
    for (const [index, chart] of contents.charts.entries()) {
      const folder = nameOf(contents, chart, index);
      for (const object of contents.objectsOf(chart)) {
        // For this layout cdk8s uses the name from before the JSON patches.
        const name = `${folder}/${resourceFile(object.kind, object.metadata.name)}`;
        yield { name, holder: () => holderOf(chart, object), documents: [contents.render(object)] };
      }
    }
  },
};

/** The documents of all charts. */
export function* documentsOf(contents: Contents): Generator<unknown> {
  for (const chart of contents.charts) {
    yield* documentsOfChart(contents, chart);
  }
}

function* documentsOfChart(contents: Contents, chart: Chart): Generator<unknown> {
  for (const { json } of manifestsOf(contents, chart)) {
    yield json;
  }
}

/** The `toJson` of cdk8s. A chart that has another one, from a subclass or a patched prototype, renders itself. */
const TO_JSON = Chart.prototype.toJson;

/** The manifests of a chart, rendered lazily; without `object` if the chart has its own `toJson`. */
function* manifestsOf({ objectsOf, render }: Contents, chart: Chart): Generator<{ readonly json: unknown; readonly object?: ApiObject }> {
  if (chart.toJson !== TO_JSON) {
    yield* Object.values(chart.toJson() as object).map((json) => ({ json }));
    return;
  }
  for (const object of objectsOf(chart)) {
    yield { json: render(object), object };
  }
}

function nameOf({ hasDependentCharts }: Contents, chart: Chart, index: number): string {
  return `${hasDependentCharts ? `${String(index).padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`;
}

function holderOf(chart: Chart, object: ApiObject | undefined): string {
  return object === undefined ? `an object of the chart ${quote(chart.node.path)}` : `the object ${quote(object.node.path)}`;
}
