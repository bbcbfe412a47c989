import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { type MetaType, type Method, metaModel } from './MetaModel.ts';
import { ownMethods } from './ownMethods.ts';
import { protocolSchema, schemaOf } from './protocolSchema.ts';

/** Who sent a message. */
export type Sender = 'client' | 'server';

/** A message of JSON-RPC, before anything is known of it. */
type Message = Readonly<Record<string, unknown>>;

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv, ['uri']);
ajv.addSchema(protocolSchema);

const requests = new Map(metaModel.requests.map((each) => [each.method, each]));
const notifications = new Map(metaModel.notifications.map((each) => [each.method, each]));
const compiled = new Map<MetaType, ValidateFunction>();

/**
 * Holds the messages between a client and a server against the meta model of the protocol, and the server's own against
 * their protocol files: shapes, directions, that a response answers a request, and that the server asks a client for
 * nothing that the client did not say it can do.
 */
export class MessageCheck {
  /** What was wrong, one sentence each; at most so many that they can be read. */
  readonly faults: string[] = [];
  /** How many messages were looked at. */
  count = 0;
  #capabilities: unknown = {};
  /** The methods of the requests that wait for an answer, by who asked and the id. */
  readonly #pending = new Map<string, string>();

  take(sender: Sender, message: unknown): void {
    this.count++;
    const fault = this.#faultIn(sender, message);
    if (fault !== undefined && this.faults.length < 20) this.faults.push(`${sender}: ${fault} in ${excerpt(message)}`);
  }

  #faultIn(sender: Sender, message: unknown): string | undefined {
    if (!isRecord(message) || message['jsonrpc'] !== '2.0') return 'no message of JSON-RPC 2.0';
    if (typeof message['method'] !== 'string') return this.#responseFault(sender, message);
    if ('id' in message) return this.#requestFault(sender, message['method'], message);
    return notificationFault(sender, message['method'], message);
  }

  #requestFault(sender: Sender, method: string, { id, params }: Message): string | undefined {
    this.#pending.set(`${sender} ${JSON.stringify(id)}`, method);
    if (method === 'initialize' && isRecord(params)) this.#capabilities = params['capabilities'];
    const own = ownMethods.get(method);
    if (own) return prefixed(`params of ${method}`, own.paramsFault(params));
    const known = requests.get(method);
    if (!known) return `unknown request ${method}`;
    const { clientCapability } = known;
    if (sender === 'server' && clientCapability && !valueAt(this.#capabilities, clientCapability))
      return `${method} to a client without ${clientCapability}`;
    return (
      methodFault(sender, known, params) ??
      (method === 'client/registerCapability' ? registrationFault(params) : undefined)
    );
  }

  #responseFault(sender: Sender, message: Message): string | undefined {
    const key = `${sender === 'server' ? 'client' : 'server'} ${JSON.stringify(message['id'])}`;
    const method = this.#pending.get(key);
    this.#pending.delete(key);
    if ('error' in message) return isError(message) ? undefined : 'no error of JSON-RPC';
    if (method === undefined) return 'a response to nothing';
    const own = ownMethods.get(method);
    const type = requests.get(method)?.result;
    const fault = own ? own.resultFault?.(message['result']) : type && faultIn(type, message['result']);
    return prefixed(`result of ${method}`, fault);
  }
}

function notificationFault(sender: Sender, method: string, { params }: Message): string | undefined {
  const own = ownMethods.get(method);
  if (own) return prefixed(`params of ${method}`, own.paramsFault(params));
  const known = notifications.get(method);
  return known ? methodFault(sender, known, params) : `unknown notification ${method}`;
}

function methodFault(
  sender: Sender,
  { method, messageDirection, params: type }: Method,
  params: unknown,
): string | undefined {
  const other = sender === 'server' ? 'clientToServer' : 'serverToClient';
  if (messageDirection === other) return `${method} goes the other way`;
  if (type) return prefixed(`params of ${method}`, faultIn(type, params));
  // JSON-RPC has no null there; some clients send it all the same.
  return params === undefined || params === null ? undefined : `${method} has no params`;
}

/** What is registered has the options of its method. */
function registrationFault(params: unknown): string | undefined {
  const registrations = isRecord(params) && Array.isArray(params['registrations']) ? params['registrations'] : [];
  for (const { method, registerOptions } of registrations) {
    const type = (requests.get(method) ?? notifications.get(method))?.registrationOptions;
    const fault = type && registerOptions !== undefined && faultIn(type, registerOptions);
    if (fault) return `registration of ${method}: ${fault}`;
  }
  return undefined;
}

function isError(message: Message): boolean {
  const { error } = message;
  const isShaped = isRecord(error) && Number.isInteger(error['code']) && typeof error['message'] === 'string';
  return isShaped && !('result' in message);
}

function prefixed(place: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `${place}: ${fault}`;
}

/** What is wrong with a value of a type, told where it lies deepest; undefined where nothing is. */
export function faultIn(type: MetaType, value: unknown): string | undefined {
  const validate = compiled.get(type) ?? ajv.compile(schemaOf(type));
  compiled.set(type, validate);
  if (validate(value)) return undefined;
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const [deepest] = (validate.errors ?? []).toSorted((a, b) => depth(b) - depth(a));
  return deepest ? `${deepest.instancePath} ${deepest.message} ${JSON.stringify(deepest.params)}` : 'no value of it';
}

function valueAt(value: unknown, keys: string): unknown {
  return keys.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

function isRecord(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function excerpt(message: unknown): string {
  const json = JSON.stringify(message) ?? String(message);
  return json.length > 600 ? `${json.slice(0, 600)}…` : json;
}
