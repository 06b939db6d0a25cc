import { asFields, type Fields } from './manifest-fields';

/** The labels of an object, or of the pods of a template. */
export const labelsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).labels);

export const annotationsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).annotations);
