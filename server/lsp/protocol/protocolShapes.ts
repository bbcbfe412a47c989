import * as v from 'valibot';

const position = v.object({ line: v.number(), character: v.number() });

/** A range as in the protocol: zero-based, in UTF-16. */
export const protocolRange = v.object({ start: position, end: position });

/** A place in a file. */
export const protocolLocation = v.object({ uri: v.string(), range: protocolRange });

/** The edits of some files, each of one version of it; null where the file is not open. */
export const protocolTextEdits = v.array(
  v.object({
    uri: v.string(),
    version: v.nullable(v.number()),
    edits: v.array(v.object({ range: protocolRange, newText: v.string() })),
  }),
);

export type ProtocolLocation = v.InferOutput<typeof protocolLocation>;
export type ProtocolTextEdits = v.InferOutput<typeof protocolTextEdits>;
