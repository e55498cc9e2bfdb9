import { apiVersionOf, type GroupVersionKind } from "../objects/group-version-kind";

/**
 * What the API server answers to a request that it refuses.
 * Source: apimachinery/pkg/api/errors/errors.go of Kubernetes for the words.
 */
export class ApiError extends Error {
    override readonly name = "ApiError";

    private constructor(
        message: string,
        readonly reason: "already-exists" | "invalid" | "bad-request" | "no-match" | "not-found",
    ) {
        super(message);
    }

    static alreadyExists(gvk: GroupVersionKind, name: string): ApiError {
        return new ApiError(`${pluralOf(gvk)} "${name}" already exists`, "already-exists");
    }

    static notFound(gvk: GroupVersionKind, name: string): ApiError {
        return new ApiError(`${pluralOf(gvk)} "${name}" not found`, "not-found");
    }

    static invalid(gvk: GroupVersionKind, name: string, faults: readonly string[]): ApiError {
        const [only] = faults;
        const text = faults.length === 1 ? (only ?? "") : `[${faults.join(", ")}]`;
        return new ApiError(`${qualified(gvk.kind, gvk.group)} "${name}" is invalid: ${text}`, "invalid");
    }

    static undecodable(gvk: GroupVersionKind, fault: string): ApiError {
        const { kind } = gvk;
        return new ApiError(
            `${kind} in version "${gvk.version}" cannot be handled as a ${kind}: ${fault}`,
            "bad-request",
        );
    }

    static noMatch(gvk: GroupVersionKind): ApiError {
        return new ApiError(`no matches for kind "${gvk.kind}" in version "${apiVersionOf(gvk)}"`, "no-match");
    }
}

/** The name of a kind's API, as in `deployments.apps`. */
function pluralOf({ kind, group }: GroupVersionKind): string {
    const lower = kind.toLowerCase();
    const plural = lower.endsWith("endpoints")
        ? lower
        : lower.endsWith("s")
          ? `${lower}es`
          : lower.endsWith("y")
            ? `${lower.slice(0, -1)}ies`
            : `${lower}s`;
    return qualified(plural, group);
}

function qualified(name: string, group: string): string {
    return group === "" ? name : `${name}.${group}`;
}
