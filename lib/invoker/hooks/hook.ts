import type { k8s } from 'cdk8s-plus-27';
import { hookFaults } from './hook-faults';
import type * as wire from '../../../imports/stash';
import { blockText } from '../../kubernetes/block-text';
import { coreType } from '../../kubernetes/core-type';
import { asText, fieldText } from '../../kubernetes/manifest-fields';
import { dnsLabel } from '../../kubernetes/name';
import { check, refuse, refuseIf } from '../../refusal/refusal';
import { optionsOf, structOf } from '../../refusal/struct';
import { checkRequiredType, checkType, madeBy, structListType, textListType, type ValueType } from '../../refusal/value-type';
import { plainCommand } from '../../secret/plain-text/credential-in-command';

/** Where a hook runs. */
export interface HookOptions {
  /**
   * The container in which a command runs, or whose port is given by name. If the workload is part of the app and has no container of this name,
   * there is a warning at synth.
   *
   * Refused: a name that is not a DNS label.
   *
   * @default - the first container of the pod; required for a port that is given by name
   */
  readonly containerName?: string;
}

/** The protocol of an HTTP request. */
export enum HttpScheme {
  /** In plain text. */
  HTTP = 'HTTP',
  /** Over TLS. */
  HTTPS = 'HTTPS',
}

/** A field of a form, with all its values. */
export interface HttpPostForm {
  /** The name of the field. */
  readonly key: string;

  /** The values of the field. */
  readonly values: string[];
}

/** An HTTP POST request. */
export interface HttpPostAction {
  /**
   * The name or address of the server.
   *
   * @default - the pod itself
   */
  readonly host?: string;

  /**
   * The path that is requested.
   *
   * @default - the root
   */
  readonly path?: string;

  /** The port of the server: a number from 1 to 65535, or the name of a port of the container `containerName`. */
  readonly port: k8s.IntOrString;

  /** Whether the request goes over TLS. Unlike in a probe, there is no default. */
  readonly scheme: HttpScheme;

  /**
   * The headers of the request; a name may occur several times.
   *
   * @default - none
   */
  readonly httpHeaders?: k8s.HttpHeader[];

  /**
   * The body of the request. Go templates in it, such as `{{ .Status.Phase }}`, are filled in. Refused: a body together with `form`, and one of several
   * lines that begins with a tab.
   *
   * @default - empty
   */
  readonly body?: string;

  /**
   * The fields of a form, which become the body. Refused: a form together with `body`.
   *
   * @default - none
   */
  readonly form?: HttpPostForm[];
}

/**
 * One action right before or after a backup or restore.
 *
 * For a database, the action runs in a pod behind the Service of its AppBinding. An AppBinding with a URL has no such pod.
 * While a workload is restored, only its container `stash-init` runs. For a claim, there is no container in which a command could run.
 *
 * @see https://stash.run/docs/latest/guides/hooks/overview/
 */
export class Hook {
  /**
   * A command in a container of the pod. It runs without a shell. For pipes and variables, call one: `['/bin/sh', '-c', '…']`.
   *
   * Go templates in its entries, such as `{{ .Name }}` and `{{ .Status.Error }}`, are filled in. Refused: an empty command; a whole command line as
   * the program; shell operators such as `>`, `|` and `&&` as entries, unless the program is a shell, `ssh`, `expr`, `test` or `[`, or a pipe is the
   * value of an option for a separator, such as `-F`; a line for a shell that is split into several entries; an entry of several lines that begins with a
   * tab, since kubectl could not read the manifest; and a command that contains a password or a token, such as `mysqldump -p…`, since anyone who may read
   * the object would see it.
   */
  public static exec(command: string[], options?: HookOptions): Hook {
    checkRequiredType('Hook.exec', 'command', command, textListType);
    const hook = new Hook('Hook.exec', { exec: coreType('Hook.exec', { command }, (kubernetes) => kubernetes.toJson_ExecAction) }, options);
    refuseIf('Hook.exec', 'command', plainCommand(command));
    command.forEach((entry, index) => refuseIf('Hook.exec', `command[${index}]`, blockText(entry)));
    return hook;
  }

  /**
   * An HTTP GET request.
   *
   * Refused: a missing or invalid scheme, since the operator has no default for it; a port name without `containerName`; a field that cdk8s-plus-27
   * does not have.
   */
  public static httpGet(action: k8s.HttpGetAction, options?: HookOptions): Hook {
    action = structOf('Hook.httpGet', 'action', action);
    checkRequiredType('Hook.httpGet', 'port', action.port, portType);
    return new Hook('Hook.httpGet', { httpGet: coreType('Hook.httpGet', action, (kubernetes) => kubernetes.toJson_HttpGetAction) }, options);
  }

  /**
   * An HTTP POST request.
   *
   * Refused: a missing or invalid scheme, since the operator has no default for it; a port name without `containerName`; a body together with a form.
   */
  public static httpPost(action: HttpPostAction, options?: HookOptions): Hook {
    action = structOf('Hook.httpPost', 'action', action, 'HttpPostAction');
    checkRequiredType('Hook.httpPost', 'port', action.port, portType);
    checkType('Hook.httpPost', 'httpHeaders', action.httpHeaders, structListType);
    checkType('Hook.httpPost', 'form', action.form, structListType);
    const form = action.form?.map((field, index) => structOf('Hook.httpPost', `form[${index}]`, field, 'HttpPostForm'));
    refuseIf('Hook.httpPost', 'body', blockText(asText(action.body) ?? ''));
    form?.forEach(({ values }, index) => checkRequiredType('Hook.httpPost', `form[${index}].values`, values, textListType));
    return new Hook('Hook.httpPost', {
      httpPost: {
        host: action.host,
        path: action.path,
        port: action.port.value as unknown as wire.HTTPPostAction['port'],
        scheme: action.scheme,
        httpHeaders: action.httpHeaders?.map((header) => coreType('Hook.httpPost', header, (kubernetes) => kubernetes.toJson_HttpHeader)),
        body: action.body,
        form,
      },
    }, options);
  }

  /**
   * A TCP connection that is opened and closed.
   *
   * Refused: a port name without `containerName`; a field that cdk8s-plus-27 does not have.
   */
  public static tcpSocket(action: k8s.TcpSocketAction, options?: HookOptions): Hook {
    action = structOf('Hook.tcpSocket', 'action', action);
    checkRequiredType('Hook.tcpSocket', 'port', action.port, portType);
    return new Hook('Hook.tcpSocket', { tcpSocket: coreType('Hook.tcpSocket', action, (kubernetes) => kubernetes.toJson_TcpSocketAction) }, options);
  }

  private readonly action: wire.Hook;

  private constructor(where: string, handler: wire.Hook, options: HookOptions | undefined) {
    const { containerName } = optionsOf(where, options, 'HookOptions');
    check(where, 'containerName', containerName || undefined, dnsLabel);
    this.action = { ...handler, containerName };
    for (const { at, complaint } of hookFaults({ ...this.action })) {
      refuse(where, fieldText(at.slice(1)), complaint);
    }
  }

  /** @internal */
  public _toWire(): wire.Hook {
    return this.action;
  }
}

export const hookType = madeBy(Hook, 'choose Hook.exec(…), .httpGet(…), .httpPost(…) or .tcpSocket(…)');

/** Refuses a plain number, which JavaScript lets through: it would be dropped, and the operator would read the absent port as 0. */
const portType: ValueType = {
  noun: 'port',
  holds: (port) => ['number', 'string'].includes(typeof (port as Partial<k8s.IntOrString>).value) && (port as k8s.IntOrString).value !== '',
  mend: 'give k8s.IntOrString.fromNumber(…) or k8s.IntOrString.fromString(…)',
};
