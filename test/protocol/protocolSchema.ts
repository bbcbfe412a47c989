import { type MetaType, metaModel, type Property, type Structure } from './MetaModel.ts';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

const structures = new Map(metaModel.structures.map((each) => [each.name, each]));

const baseTypes: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  decimal: { type: 'number' },
  integer: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  uinteger: { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
  URI: { type: 'string', format: 'uri' },
  DocumentUri: { type: 'string', format: 'uri' },
};

/** Whatever JSON can say: their definitions say no more, and cost time. */
const anything: readonly string[] = ['LSPAny', 'LSPObject', 'LSPArray'];

/**
 * The types of the protocol as JSON Schema. Stricter than the protocol: a property that it does not name is none, so that
 * a misspelled one is found.
 */
export const protocolSchema: Schema = {
  $id: 'lsp',
  definitions: Object.fromEntries([
    ...metaModel.structures.map((each) => [each.name, structureSchema(propertiesOf(each))]),
    ...metaModel.typeAliases.map(({ name, type }) => [name, anything.includes(name) ? {} : schemaOf(type)]),
    ...metaModel.enumerations.map(({ name, type, values, supportsCustomValues }) => [
      name,
      supportsCustomValues ? schemaOf(type) : { enum: values.map(({ value }) => value) },
    ]),
  ]),
};

/** The schema of a type; it refers to {@link protocolSchema}. */
export function schemaOf(type: MetaType): Schema {
  switch (type.kind) {
    case 'base':
      return baseTypes[type.name] ?? unknownType(type.name);
    case 'reference':
      return { $ref: `lsp#/definitions/${type.name}` };
    case 'array':
      return { type: 'array', items: schemaOf(type.element) };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(type.value) };
    case 'or':
      return { anyOf: type.items.map(schemaOf) };
    case 'and':
      return structureSchema(type.items.flatMap(referredProperties));
    case 'tuple':
      return { type: 'array', items: type.items.map(schemaOf), minItems: type.items.length, additionalItems: false };
    case 'literal':
      return structureSchema(type.value.properties);
    case 'stringLiteral':
      return { const: type.value };
  }
}

function structureSchema(properties: readonly Property[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, type }) => [name, schemaOf(type)])),
    required: [...new Set(properties.flatMap(({ name, optional }) => (optional ? [] : [name])))],
    additionalProperties: false,
  };
}

/** Inherited ones first: a structure may narrow them. */
function propertiesOf({ extends: parents = [], mixins = [], properties }: Structure): Property[] {
  return [
    ...[...parents, ...mixins].flatMap(({ name }) => referredProperties({ kind: 'reference', name })),
    ...properties,
  ];
}

function referredProperties(type: MetaType): Property[] {
  const structure = type.kind === 'reference' ? structures.get(type.name) : undefined;
  return structure ? propertiesOf(structure) : unknownType(JSON.stringify(type));
}

function unknownType(name: string): never {
  throw new Error(`the meta model has a type of an unknown kind: ${name}`);
}
