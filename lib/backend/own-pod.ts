import { hostOf } from './s3-endpoint';
import { type ValueRule, wrong } from '../refusal/complaint';

/** A rule for the address of a server, which each pod of a backup or restore looks up by itself. */
export const outsideOfPod: ValueRule = (address) => /^(?:localhost|127(?:\.\d+){3})$/.test(hostOf(address)) || /^(?:[a-z]+:\/\/)?\[::1\]/i.test(address)
  ? wrong('is the pod itself, so each pod that backs up or restores looks for the server in itself',
    'write the name of a Service in its place, such as "minio.storage.svc"; or acknowledge this if every such pod runs the server or a proxy for it, or uses the network of a node that does')
  : undefined;
