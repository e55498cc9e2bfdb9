import { type Static, Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { escaped, type Page, page } from "./html";

const content = Type.Record(Type.String(), Type.Object({ schema: Type.Optional(Type.Unknown()) }));

/** As much of an OpenAPI operation as the page shows. */
const operation = Type.Object({
    summary: Type.Optional(Type.String()),
    description: Type.Optional(Type.String()),
    security: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
    parameters: Type.Optional(
        Type.Array(
            Type.Object({
                name: Type.String(),
                in: Type.String(),
                required: Type.Optional(Type.Boolean()),
                description: Type.Optional(Type.String()),
                schema: Type.Optional(Type.Unknown()),
            }),
        ),
    ),
    requestBody: Type.Optional(Type.Object({ content: Type.Optional(content) })),
    responses: Type.Optional(
        Type.Record(Type.String(), Type.Object({ description: Type.String(), content: Type.Optional(content) })),
    ),
});

const openApi = Type.Object({
    info: Type.Object({ title: Type.String(), version: Type.String(), description: Type.Optional(Type.String()) }),
    paths: Type.Record(Type.String(), Type.Record(Type.String(), operation)),
});

type Operation = Static<typeof operation>;

/** The API's documentation, made from its OpenAPI description: plain HTML, which needs no script and nothing from elsewhere. */
export function documentationPage(description: unknown): Page {
    const { info, paths } = Value.Parse(openApi, description);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, details]) => section(`${method.toUpperCase()} ${path}`, details)),
    );
    return page(
        `${info.title} ${info.version}`,
        `<p>${escaped(info.description ?? "")} The same for programs: <a href="openapi.json">openapi.json</a>.</p>
${operations.join("\n")}`,
    );
}

function section(
    title: string,
    { summary, description, security, parameters, requestBody, responses }: Operation,
): string {
    const keys = (security ?? []).map((alternative) => Object.keys(alternative).join(" and ")).join(", or ");
    return `<section>
<h2><code>${escaped(title)}</code></h2>
<p>${escaped([summary, description].filter((text) => text !== undefined).join(". "))}</p>
${keys === "" ? "" : `<p>Needs: ${escaped(keys)}</p>`}
${table(
    "Parameters",
    ["Name", "Meaning", "Schema"],
    (parameters ?? []).map((parameter) => [
        `<code>${escaped(parameter.name)}</code> in ${escaped(parameter.in)}${parameter.required === true ? ", required" : ""}`,
        escaped(parameter.description ?? ""),
        json(parameter.schema),
    ]),
)}
${requestBody === undefined ? "" : `<h3>Body</h3>\n${bodies(requestBody.content)}`}
${table(
    "Responses",
    ["Status", "Meaning", "Body"],
    Object.entries(responses ?? {}).map(([status, response]) => [
        escaped(status),
        escaped(response.description),
        Object.keys(response.content ?? {}).some((type) => type.includes("problem"))
            ? "Problem"
            : bodies(response.content),
    ]),
)}
</section>`;
}

function bodies(types: Static<typeof content> = {}): string {
    return Object.entries(types)
        .map(([type, { schema }]) => `<p>${escaped(type)}</p>${json(schema)}`)
        .join("");
}

function json(schema: unknown): string {
    return schema === undefined ? "" : `<pre>${escaped(JSON.stringify(schema, undefined, 2))}</pre>`;
}

/** A table whose cells are HTML already; nothing without rows. */
function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
    if (rows.length === 0) {
        return "";
    }
    const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join("");
    const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n");
    return `<table>\n<caption>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
