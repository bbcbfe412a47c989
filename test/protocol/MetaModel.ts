import fs from 'node:fs';
import path from 'node:path';

/** A type of the LSP meta model. */
export type MetaType =
  | { readonly kind: 'base'; readonly name: string }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: MetaType }
  | { readonly kind: 'map'; readonly value: MetaType }
  | { readonly kind: 'or' | 'and' | 'tuple'; readonly items: readonly MetaType[] }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } }
  | { readonly kind: 'stringLiteral'; readonly value: string };

/** A property of a structure. */
export interface Property {
  readonly name: string;
  readonly type: MetaType;
  readonly optional?: boolean;
}

/** A structure, with the structures whose properties it has too. */
export interface Structure {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly extends?: readonly { readonly name: string }[];
  readonly mixins?: readonly { readonly name: string }[];
}

/** A request or a notification. */
export interface Method {
  readonly method: string;
  readonly messageDirection: 'clientToServer' | 'serverToClient' | 'both';
  readonly params?: MetaType;
  /** Of a request. */
  readonly result?: MetaType;
  readonly registrationOptions?: MetaType;
  /** Where the client says that it knows the method, as `workspace.configuration`; and where the server does. */
  readonly clientCapability?: string;
  readonly serverCapability?: string;
}

interface Enumeration {
  readonly name: string;
  readonly type: MetaType;
  readonly values: readonly { readonly value: string | number }[];
  readonly supportsCustomValues?: boolean;
}

/** The Language Server Protocol as data. */
export interface MetaModel {
  readonly requests: readonly Method[];
  readonly notifications: readonly Method[];
  readonly structures: readonly Structure[];
  readonly enumerations: readonly Enumeration[];
  readonly typeAliases: readonly { readonly name: string; readonly type: MetaType }[];
}

/** `metaModel.json` as vscode-languageserver-node publishes it; its licence stands beside it. */
export const metaModel: MetaModel = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'metaModel.json'), 'utf8'),
);
