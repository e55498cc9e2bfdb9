import type { InvokeOutputOptions } from "@pulumi/pulumi/invoke";
import type { Inputs, Output } from "@pulumi/pulumi/output";
import { CustomResource, type CustomResourceOptions, ProviderResource, mergeOptions } from "@pulumi/pulumi/resource";
import { invokeOutput } from "@pulumi/pulumi/runtime/invoke";

import { Sdk } from "../shapes/sdk";

const versions = new Map<string, string | undefined>();

/** The version of a package that the program has installed. The real plugin brings versions of its own. */
export function versionOf(packageName: string): string | undefined {
    if (!versions.has(packageName)) {
        versions.set(packageName, Sdk.find(`@pulumi/${packageName}`, process.cwd())?.version);
    }
    return versions.get(packageName);
}

/** The package in a token: `aws` in `aws:iam/role:Role`. */
function packageOf(token: string): string {
    return token.split(":")[0] ?? "";
}

/** A resource of another package, registered with what that package's SDK would register it with. */
export class Child extends CustomResource {
    /**
     * @param inputs absent where the resource exists and `opts` has its URN
     * @param outputs the properties that are read here
     */
    constructor(
        type: string,
        name: string,
        inputs: Inputs | undefined,
        opts: CustomResourceOptions,
        outputs: readonly string[] = [],
    ) {
        const declared: Inputs = Object.fromEntries(outputs.map((property) => [property, undefined]));
        super(type, name, { ...declared, ...inputs }, mergeOptions({ version: versionOf(packageOf(type)) }, opts));
    }
}

/** A provider of another package. */
export class ChildProvider extends ProviderResource {
    constructor(packageName: string, name: string, inputs: Inputs, opts: CustomResourceOptions) {
        super(packageName, name, inputs, mergeOptions({ version: versionOf(packageName) }, opts));
    }
}

/** Calls a function of another package. */
export function ask<Result>(token: string, args: Inputs, opts: InvokeOutputOptions): Output<Result> {
    return invokeOutput<Result>(token, args, { ...opts, version: versionOf(packageOf(token)) });
}
