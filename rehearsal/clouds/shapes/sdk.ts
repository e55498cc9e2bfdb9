import { PackageFiles } from "./files";
import { Resolver } from "./resolver";
import type { FunctionShape, ResourceShape } from "./shape";
import { type Declaration, TokenIndex } from "./tokens";
import type { Members } from "./type";

/**
 * The shapes of all resource types and functions of an installed SDK package, derived from its own declarations when
 * they are asked for. That costs milliseconds a type, so nothing is kept between runs; plugins that share a process share
 * what is derived.
 */
export class Sdk {
    private readonly tokens: TokenIndex;
    private readonly resolver: Resolver;
    private readonly resources = new Map<string, ResourceShape | undefined>();
    private readonly functions = new Map<string, FunctionShape | undefined>();

    private constructor(private readonly files: PackageFiles) {
        this.tokens = new TokenIndex(files);
        this.resolver = new Resolver(files);
    }

    /**
     * The SDK that a program would import, or `undefined` where none is installed.
     *
     * @param packageName its npm name
     * @param from the directory of the program
     */
    static find(packageName: string, from: string): Sdk | undefined {
        const files = PackageFiles.find(packageName, from);
        return files === undefined ? undefined : remember(found, files.directory, () => new Sdk(files));
    }

    get version(): string {
        return this.files.version;
    }

    get directory(): string {
        return this.files.directory;
    }

    /** The shape of a resource type; `undefined` if the package has none of that token. */
    resource(token: string): ResourceShape | undefined {
        return remember(this.resources, token, () => {
            const declaration = this.tokens.resource(token);
            return declaration === undefined ? undefined : this.resourceShape(token, declaration);
        });
    }

    /** The shape of a function; `undefined` if the package has none of that token. */
    function(token: string): FunctionShape | undefined {
        return remember(this.functions, token, () => {
            const declaration = this.tokens.function(token);
            if (declaration === undefined) {
                return undefined;
            }
            const { file, name } = declaration;
            const upper = name.charAt(0).toUpperCase() + name.slice(1);
            return {
                token,
                args: this.resolver.members(file, `export interface ${upper}Args {`, false),
                results: this.resolver.members(file, `export interface ${upper}Result {`, false),
            };
        });
    }

    /** What the package's provider can be configured with. */
    configuration(): Members {
        return this.resolver.members("provider", "export interface ProviderArgs {", false);
    }

    /** Tokens of the same module, for suggestions. */
    neighbours(token: string): readonly string[] {
        return this.tokens.neighbours(token);
    }

    private resourceShape(token: string, { file, name }: Declaration): ResourceShape {
        const header = `export declare class ${name} extends `;
        const text = this.files.text(`${file}.d.ts`) ?? "";
        const above = text.slice(0, text.indexOf(header));
        return {
            token,
            className: name,
            inputs: this.resolver.members(file, `export interface ${name}Args {`, false),
            outputs: this.resolver.members(file, header, true),
            description: above.slice(above.lastIndexOf("/**")),
        };
    }
}

/** By their directory. */
const found = new Map<string, Sdk>();

function remember<T>(memory: Map<string, T>, key: string, derive: () => T): T {
    const known = memory.get(key);
    if (known !== undefined || memory.has(key)) {
        return known as T;
    }
    const derived = derive();
    memory.set(key, derived);
    return derived;
}
