/** Counts faults by their text, and keeps the first example of each. */
export class Report {
    readonly #faults = new Map<string, { count: number; readonly example: string }>();

    add(fault: string, example = ""): void {
        const known = this.#faults.get(fault);
        if (known === undefined) {
            this.#faults.set(fault, { count: 1, example });
        } else {
            known.count += 1;
        }
    }

    get clean(): boolean {
        return this.#faults.size === 0;
    }

    lines(): readonly string[] {
        return [...this.#faults].map(
            ([fault, { count, example }]) => `${count} × ${fault}${example === "" ? "" : `, such as ${example}`}`,
        );
    }
}
