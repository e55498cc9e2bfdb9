import { DeclarationReader, type MemberSyntax, type TypeSyntax } from "./syntax";
import type { PackageFiles } from "./files";
import type { EnumType, Members, ObjectType, Type } from "./type";

/** Turns the syntax of declarations into types, by looking names up in the package's `types` folder. */
export class Resolver {
    private readonly types = new Map<string, Type>();
    /** Where namespaces begin, by file and path. */
    private readonly namespaces = new Map<string, number | undefined>();

    constructor(private readonly files: PackageFiles) {}

    /** The members of an interface, or the output properties of a class, in a file; none if it is not there. */
    members(file: string, header: string, onlyReadonly: boolean): Members {
        const text = this.files.text(`${file}.d.ts`) ?? "";
        const found = text.indexOf(header);
        const start = found < 0 ? -1 : text.indexOf("{", found + header.length - 1);
        return start < 0 ? new Map() : this.resolveAll(new DeclarationReader(text, start + 1).members(onlyReadonly));
    }

    private resolveAll(members: readonly MemberSyntax[]): Members {
        return new Map(
            members.map(({ name, type, required, description }) => [
                name,
                { type: this.resolve(type), required, description },
            ]),
        );
    }

    private resolve(syntax: TypeSyntax): Type {
        switch (syntax.kind) {
            case "literal":
                return syntax;
            case "list":
            case "map":
                return { kind: syntax.kind, element: this.resolve(syntax.element) };
            case "union":
                return { kind: "union", options: syntax.options.map((option) => this.resolve(option)) };
            case "name":
                return this.named(syntax.path);
        }
    }

    private named(path: readonly string[]): Type {
        const key = path.join(".");
        const known = this.types.get(key) ?? this.lookUp(path);
        this.types.set(key, known);
        return known;
    }

    private lookUp(path: readonly string[]): Type {
        const [first = "", ...rest] = path;
        switch (first) {
            case "string":
            case "number":
            case "boolean":
                return { kind: first };
            case "inputs":
            case "outputs":
                return this.object(first === "inputs" ? "types/input" : "types/output", rest);
            case "enums":
                return this.enum(rest);
            // `aws.ARN` and its like are strings with another name.
            case "ARN":
                return { kind: "string" };
            default:
                // What else occurs: `any`, assets, and classes of resources, which arrive as references.
                return { kind: path.join(".").startsWith("pulumi.asset.") ? "asset" : "any" };
        }
    }

    private object(file: string, path: readonly string[]): ObjectType {
        const derive = (): Members => {
            const text = this.files.text(`${file}.d.ts`) ?? "";
            const start = this.interfaceStart(file, text, path);
            return start === undefined ? new Map() : this.resolveAll(new DeclarationReader(text, start).members(false));
        };
        let members: Members | undefined;
        return {
            kind: "object",
            name: path.at(-1) ?? "",
            get members() {
                members ??= derive();
                return members;
            },
        };
    }

    /** Where the body of an interface begins. It may stand in namespaces, one in the other, each indented by four blanks. */
    private interfaceStart(file: string, text: string, path: readonly string[]): number | undefined {
        const namespaces = path.slice(0, -1);
        const from = this.namespaceStart(file, text, namespaces);
        const indent = "    ".repeat(namespaces.length);
        return from === undefined
            ? undefined
            : after(
                  text,
                  `\n${indent}${namespaces.length === 0 ? "export " : ""}interface ${path.at(-1) ?? ""} `,
                  from,
              );
    }

    /** Remembered, because the file is of megabytes and one namespace is asked for again and again. */
    private namespaceStart(file: string, text: string, path: readonly string[]): number | undefined {
        const [name] = path.slice(-1);
        if (name === undefined) {
            return 0;
        }
        const key = `${file}:${path.join(".")}`;
        if (!this.namespaces.has(key)) {
            const outer = this.namespaceStart(file, text, path.slice(0, -1));
            const indent = "    ".repeat(path.length - 1);
            const header = `\n${indent}${indent === "" ? "export declare " : ""}namespace ${name} `;
            this.namespaces.set(key, outer === undefined ? undefined : after(text, header, outer));
        }
        return this.namespaces.get(key);
    }

    private enum(path: readonly string[]): EnumType | Type {
        const name = path.at(-1) ?? "";
        const text = this.files.text(["types/enums", ...path.slice(0, -1), "index.d.ts"].join("/"));
        const header = `export declare const ${name}: {`;
        const start = text?.indexOf(header) ?? -1;
        if (text === undefined || start < 0) {
            return { kind: "any" };
        }
        const members = new DeclarationReader(text, start + header.length).members(true);
        return {
            kind: "enum",
            name,
            values: members.flatMap(({ type }) => (type.kind === "literal" ? [type.value] : [])),
        };
    }
}

/** The position after the opening brace of a block, searched from `from` on. */
function after(text: string, header: string, from: number): number | undefined {
    const found = text.indexOf(header, from);
    return found < 0 ? undefined : text.indexOf("{", found) + 1;
}
