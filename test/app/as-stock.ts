import { Yaml } from 'cdk8s';
import { DOCUMENT_SEPARATOR, emitDocument } from '../../lib/app/yaml-emitter';

/** What comes of it: a text, or the error that is thrown. */
function outcome(write: () => string): string {
  try {
    return write();
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

export interface Written {
  readonly here: string;
  readonly stock: string;
}

/** The documents as the emitter writes them, and as cdk8s does. */
export function written(...documents: unknown[]): Written {
  return {
    here: outcome(() => documents.map(emitDocument).join(DOCUMENT_SEPARATOR)),
    stock: outcome(() => Yaml.stringify(...documents)),
  };
}

/** Whether the emitter wrote the document without asking cdk8s for any part of it. */
export function isWrittenAlone(document: unknown): boolean {
  const { stringify } = Yaml;
  let asked = false;
  Yaml.stringify = (...documents) => {
    asked = true;
    return stringify.apply(Yaml, documents);
  };
  try {
    emitDocument(document);
    return !asked;
  } finally {
    Yaml.stringify = stringify;
  }
}
