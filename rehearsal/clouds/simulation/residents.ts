import { askToDelete, type Dependents } from "./dependents";
import { Inventory, type Living, memoryOf } from "./inventory";
import type { Doomed } from "./package";
import type { Surroundings } from "./plugin";
import type { ValueMap } from "./values";

type Resident = Omit<Living, "uses"> & { readonly outputs: ValueMap };

/** Nothing lives through anything else. */
const independent: Dependents = { uses: () => [], refuse: () => undefined };

/** The resources of a cloud that live through others, as far as one provider knows them. */
export class Residents {
    private readonly inventory: Inventory;

    constructor(
        surroundings: Surroundings,
        private readonly dependents: Dependents = independent,
    ) {
        this.inventory = new Inventory(memoryOf(surroundings));
    }

    /** Takes in what the state knows, for this process alone. */
    see(resource: Resident): void {
        const living = this.living(resource);
        if (living !== undefined) {
            this.inventory.see(living);
        }
    }

    /** Tells the other processes of the stack, and later runs, of what lives through something. */
    note(resource: Resident): void {
        const living = this.living(resource);
        if (living !== undefined) {
            this.inventory.note(living);
        }
    }

    /** Lets the cloud refuse a deletion, while something lives through the resource. */
    askToDelete(doomed: Doomed): void | Promise<void> {
        return askToDelete(this.dependents, doomed, this.inventory);
    }

    /** Forgets what was deleted, and what goes along with it. */
    forget(doomed: Doomed & Resident): void {
        const alongside = this.dependents.goesAlong?.(doomed, this.inventory) ?? [];
        const own = this.living(doomed);
        for (const { type, id } of own === undefined ? alongside : [...alongside, own]) {
            this.inventory.forget(type, id);
        }
    }

    /** The resource as one that lives through others, if it is one. */
    private living(resource: Resident): Living | undefined {
        const uses = this.dependents.uses(resource);
        const { urn, type, id } = resource;
        return uses.length === 0 ? undefined : { urn, type, id, uses };
    }
}
