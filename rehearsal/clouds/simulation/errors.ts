import { status } from "@grpc/grpc-js";

import type { ValueMap } from "./values";

/** A failure of a provider. Any other error that a provider throws counts as of kind `failed`. */
export class ProviderError extends Error {
    override readonly name = "ProviderError";

    constructor(
        message: string,
        /** What the engine is told of the state of the resource: unchanged, or unknown. */
        readonly kind: "failed" | "invalid" | "not-found" | "unimplemented" = "failed",
    ) {
        super(message);
    }

    /** The gRPC status that says so. `UNKNOWN` is what Go providers answer for a plain error. */
    get code(): status {
        switch (this.kind) {
            case "failed":
                return status.UNKNOWN;
            case "invalid":
                return status.INVALID_ARGUMENT;
            case "not-found":
                return status.NOT_FOUND;
            case "unimplemented":
                return status.UNIMPLEMENTED;
        }
    }
}

/** A resource that exists now, though it did not come up as it should: the engine records it with these reasons. */
export class InitializationError extends Error {
    override readonly name = "InitializationError";

    constructor(
        readonly id: string,
        readonly outputs: ValueMap,
        readonly inputs: ValueMap,
        readonly reasons: readonly string[],
    ) {
        super(reasons.join("; "));
    }
}
