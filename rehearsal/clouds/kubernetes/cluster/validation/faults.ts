import type { Value } from "../../../simulation/values";

/**
 * Collects what is wrong with an object, worded as the API server words it.
 * Source: apimachinery/pkg/util/validation/field/errors.go of Kubernetes.
 */
export class Faults {
    readonly #texts: string[] = [];

    get texts(): readonly string[] {
        return this.#texts;
    }

    required(path: string, detail = ""): void {
        this.#texts.push(`${path}: Required value${detail === "" ? "" : `: ${detail}`}`);
    }

    invalid(path: string, value: Value, detail: string): void {
        this.#texts.push(`${path}: Invalid value: ${JSON.stringify(value)}: ${detail}`);
    }

    unsupported(path: string, value: Value, supported: readonly Value[]): void {
        const values = supported.map((one) => JSON.stringify(one)).sort();
        this.#texts.push(
            `${path}: Unsupported value: ${JSON.stringify(value)}: supported values: ${values.join(", ")}`,
        );
    }

    /** A name that nothing in the object has. */
    notFound(path: string, value: Value): void {
        this.#texts.push(`${path}: Not found: ${JSON.stringify(value)}`);
    }

    duplicate(path: string, value: Value): void {
        this.#texts.push(`${path}: Duplicate value: ${JSON.stringify(value)}`);
    }

    forbidden(path: string, detail: string): void {
        this.#texts.push(`${path}: Forbidden: ${detail}`);
    }
}
