import { DOCUMENT_SEPARATOR, emitDocument } from './yaml-emitter';

/** Characters after which text is passed on, so that a file of any size takes little memory. */
const CHUNK = 65_536;

/** One document as cdk8s writes it. */
function textOf(document: unknown): string {
  return document === undefined ? '\n' : emitDocument(document);
}

/** The text of a file that holds these documents, in chunks. */
export function* textOfAll(documents: Iterable<unknown>): Generator<string> {
  let separator = '';
  let text = '';
  for (const document of documents) {
    text += separator + textOf(document);
    separator = DOCUMENT_SEPARATOR;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text;
}
