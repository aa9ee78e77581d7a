// The types of the npm package, from the JSON schemas.
//
//   node types.mjs SCHEMAS OUT
//
// SCHEMAS is the folder of the schemas, OUT the folder that gets `inputs.d.ts` and `results.d.ts`,
// and the same as `.d.cts`.

import { compile } from "json-schema-to-typescript";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [schemas, out] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(schemas, `${name}.json`), "utf8"));

/** What people write, by the name of its type. */
const inputs = {
  Framework: "framework",
  Assessment: "assessment",
  PublicAssessment: "public-assessment",
  Round: "round",
  Crosswalk: "crosswalk",
  PeersSettings: "peers",
  Targets: "targets",
  Uncertainty: "uncertainty",
};

/** A schema without its texts, to compare two. */
const bare = (schema) =>
  JSON.stringify(schema, (key, value) => (["description", "title", "$schema", "examples"].includes(key) ? undefined : value));

/** The definitions of several schemas as those of one; what differs under one name gets two. */
class Definitions {
  all = {};

  /** Adds the definitions of a document, and the document itself under a name. */
  add(name, schema) {
    const { $defs = {}, $schema, $id, title, ...root } = schema;
    const names = new Map();
    for (const [key, definition] of Object.entries({ ...$defs, [name]: root })) {
      const taken = this.all[key];
      names.set(key, taken && bare(taken.before) !== bare(definition) ? `${name}${key}` : key);
    }
    const renamed = (value) => {
      if (Array.isArray(value)) return value.map(renamed);
      if (typeof value !== "object" || value === null) return value;
      if (typeof value.$ref === "string") {
        // A reference is the name of a type; followed, one with a description would be another type.
        const [, key] = /^#\/\$defs\/(.+)$/.exec(value.$ref) ?? [undefined, name];
        return { description: value.description, tsType: names.get(key) };
      }
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each)]));
    };
    for (const [key, definition] of Object.entries({ ...$defs, [name]: root })) {
      const { title, ...rest } = definition;
      this.all[names.get(key)] ??= { before: definition, schema: renamed(rest) };
    }
  }

  async compile() {
    const $defs = Object.fromEntries(
      Object.entries(this.all).map(([name, { schema }]) => [name, { title: name, ...schema }]),
    );
    const root = { title: "Nothing", type: "object", additionalProperties: false, $defs };
    const text = await compile(root, "Nothing", {
      bannerComment: "// Made from the JSON schemas of this version. Do not edit.",
      unreachableDefinitions: true,
      additionalProperties: false,
      format: false,
      strictIndexSignatures: false,
    });
    return text
      .replace(/export interface Nothing \{\s*\}\n/, "")
      .replace(/ \*\s*\n \* This interface was referenced by `Nothing`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, "")
      .replace(/\/\*\*\n \* This interface was referenced by `Nothing`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g, "");
  }
}

/** The documents of results, each by its kind. */
function documents() {
  const { $defs, oneOf, properties, required, description } = read("result");
  return oneOf.map((variant) => {
    const kind = variant.properties.kind.const;
    const name = kind.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");
    return [`${name}Document`, {
      $defs,
      description: variant.description ?? description,
      type: "object",
      properties: { ...properties, ...variant.properties },
      required: [...required, ...variant.required],
    }];
  });
}

/** The queries that the package answers: what a round needs on the way is left to the command. */
function queries() {
  const query = read("query");
  return { ...query, oneOf: query.oneOf.filter(({ properties }) => !["agreement", "status"].includes(properties.kind.const)) };
}

const given = new Definitions();
for (const [name, file] of Object.entries(inputs)) given.add(name, read(file));
given.add("Query", queries());
const made = new Definitions();
for (const [name, schema] of documents()) made.add(name, schema);
made.add("ProblemList", read("problems"));
const union = documents().map(([name]) => name).join(" | ");

for (const [file, definitions] of [["inputs", given], ["results", made]]) {
  let text = await definitions.compile();
  if (file === "results") text += `\n/** The document of any result. */\nexport type Document = ${union};\n`;
  for (const extension of [".d.ts", ".d.cts"]) writeFileSync(join(out, file + extension), text);
}
