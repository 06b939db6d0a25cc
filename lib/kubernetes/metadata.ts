import { asFields, type Fields } from './manifest-fields';
import { SHAPES } from '../../imports/shape';

/** What the metadata of any object may have. Kubernetes adds nothing to it, and drops what it does not know. */
export const METADATA_MEMBERS: readonly string[] = Object.keys(SHAPES['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']?.properties ?? {});

/** The labels of an object, or those that a template gives to its pods. */
export const labelsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).labels);

/** The annotations of an object, or those that a template gives to what is made from it. */
export const annotationsOf = ({ metadata }: Fields): Fields => asFields(asFields(metadata).annotations);
