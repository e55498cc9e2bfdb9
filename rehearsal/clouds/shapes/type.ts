/**
 * The type of a property, as an SDK's declarations tell it. Inputs and outputs look alike here: `pulumi.Input<T>`,
 * `pulumi.Output<T>` and `T` are the same type.
 */
export type Type =
    | { readonly kind: "string" | "number" | "boolean" | "any" | "asset" }
    | { readonly kind: "literal"; readonly value: string | number | boolean }
    | EnumType
    | ObjectType
    | { readonly kind: "list"; readonly element: Type }
    | { readonly kind: "map"; readonly element: Type }
    | { readonly kind: "union"; readonly options: readonly Type[] };

export interface EnumType {
    readonly kind: "enum";
    readonly name: string;
    readonly values: readonly (string | number | boolean)[];
}

/** An object with named members. They are derived when first asked for, because types may contain themselves. */
export interface ObjectType {
    readonly kind: "object";
    readonly name: string;
    readonly members: Members;
}

export type Members = ReadonlyMap<string, Member>;

/** One property of a resource, a function or a nested object. */
export interface Member {
    readonly type: Type;
    readonly required: boolean;
    /** The text of its documentation, on one line; empty if there is none. */
    readonly description: string;
}
