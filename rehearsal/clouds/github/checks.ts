import type { Rule } from "../bridged/checks";

/** Source: `validateSecretNameFunc` in `github/util.go` of terraform-provider-github; variables keep it too. */
export const secretName: Rule = (value) => {
    if (typeof value !== "string") {
        return undefined;
    }
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(value)) {
        return `secret names can only contain alphanumeric characters or underscores and must not start with a number, got '${value}'`;
    }
    return /^GITHUB_/i.test(value) ? `secret names must not start with the GITHUB_ prefix, got '${value}'` : undefined;
};
