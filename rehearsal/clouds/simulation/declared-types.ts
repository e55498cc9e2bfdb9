import { Sdk } from "../shapes/sdk";
import type { FunctionShape, ResourceShape } from "../shapes/shape";
import { ProviderError } from "./errors";
import type { CloudPackage, TypeRules } from "./package";
import type { CheckFailure } from "./provider";
import { suggestion } from "./suggest";

/** The types of a simulated package, from the SDK that its program has. What is not declared there is an error. */
export class DeclaredTypes {
    private readonly found: Sdk | undefined;

    constructor(
        private readonly definition: CloudPackage,
        private readonly directory: string,
    ) {
        this.found = Sdk.find(definition.sdk, directory);
    }

    /** The version that the simulation follows; empty where there is no SDK. */
    get version(): string {
        return this.found?.version ?? "";
    }

    get sdk(): Sdk {
        if (this.found === undefined) {
            const { name, sdk } = this.definition;
            throw new ProviderError(
                `the simulated ${name} provider derives its types from the npm package ${sdk}, which is not installed for ${this.directory}; ` +
                    `install it with \`npm install ${sdk}\``,
            );
        }
        return this.found;
    }

    resource(type: string): ResourceShape {
        const shape = this.sdk.resource(type);
        if (shape === undefined) {
            const hint = suggestion(type, this.sdk.neighbours(type));
            throw new ProviderError(`resource type ${type} is not declared by ${this.package}${hint}`);
        }
        return shape;
    }

    function(token: string): FunctionShape {
        const shape = this.sdk.function(token);
        if (shape === undefined) {
            throw new ProviderError(`function ${token} is not declared by ${this.package}`);
        }
        return shape;
    }

    /** The by-hand rules of a type. */
    rules(type: string): TypeRules {
        return this.definition.types[type] ?? {};
    }

    /** Refuses a version that a program asks for and that is not the installed one. */
    checkVersion(version: string): CheckFailure[] {
        const { version: installed, directory } = this.sdk;
        const { sdk } = this.definition;
        const reason =
            `version ${version} of ${sdk} is asked for, but ${installed} is installed in ${directory}; ` +
            `install the version asked for with \`npm install ${sdk}@${version}\``;
        return version === installed ? [] : [{ property: "version", reason }];
    }

    private get package(): string {
        return `${this.definition.sdk} ${this.version}`;
    }
}
