import { asFields, type Fields } from './manifest-fields';

/** The labels of an object, or those that a template gives to its pods. */
export const labelsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).labels);

/** The annotations of an object, or those that a template gives to what is made from it. */
export const annotationsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).annotations);
