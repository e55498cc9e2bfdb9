import table from "./immutable.json";

/**
 * Inputs whose change replaces a resource though the documentation does not say so, by `module/file:Class`, separated
 * by blanks.
 *
 * Source of `immutable.json`: `ForceNew` in the schema of terraform-provider-aws that pulumi-terraform-bridge keeps for
 * its own tests (`pkg/tf2pulumi/testdata/providers/aws.json`), as far as the SDK still has these inputs. It is of
 * version 3; what has changed since stands below, from `internal/service/SERVICE` of terraform-provider-aws.
 */
export const replacing: Readonly<Record<string, string>> = {
    ...table,
};
