import type { Inputs } from "@pulumi/pulumi/output";
import { ComponentResource } from "@pulumi/pulumi/resource";

/** A component of the package: what the engine is told of it once its children are registered. */
export abstract class Component extends ComponentResource {
    abstract get outputs(): Inputs;
}
