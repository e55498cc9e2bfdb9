import { type Inventory, type Living, keyOf } from "../../simulation/inventory";
import type { ValueMap } from "../../simulation/values";
import { idOf } from "../objects/ids";
import { ofObject } from "../objects/group-version-kind";
import { stringAt } from "../objects/paths";
import { annotationIn, finalizersOf, isController, isLoadBalancer, makesLoadBalancer } from "./controllers";

const balancerType = "kubernetes:LoadBalancer";
const azureAddress = "service.beta.kubernetes.io/azure-pip-name";

/** A resource of the provider, as the engine calls it. */
interface Resource {
    readonly urn: string;
    readonly type: string;
}

/**
 * What in a cluster needs a controller to go, and what controllers made in the cloud for it: a load balancer whose
 * Service was not deleted while its cluster lived stays in the subnets.
 */
export class ClusterDependents {
    constructor(
        private readonly inventory: Inventory,
        /** The address of the cluster's API, by which its cloud knows it, too. */
        private readonly server: string,
    ) {}

    noteObject(object: ValueMap, { urn, type }: Resource): void {
        const [id, namespace] = [idIn(object), namespaceOf(object)];
        const waited = finalizersOf(object).filter(({ controller }) => this.runs(controller));
        if (waited.length > 0) {
            this.inventory.note({
                ...{ urn, type, id },
                uses: [
                    ...this.place(namespace),
                    ...waited.map(({ name, controller }) => this.key("finalizer", `${name} ${controller}`)),
                ],
            });
        }
        if (isLoadBalancer(object)) {
            this.noteBalancer(id, namespace, urn, annotationIn(object, azureAddress));
        }
    }

    /** @param chart the name of the chart */
    noteRelease(release: ValueMap, chart: string, { urn, type }: Resource): void {
        const [namespace, values] = [stringAt(release, "namespace"), release.values ?? null];
        const id = idOf(namespace, stringAt(release, "name"));
        if (isController(chart)) {
            this.inventory.note({
                ...{ urn, type, id },
                uses: [...this.place(namespace), this.key("controller", chart)],
            });
        }
        if (makesLoadBalancer(values)) {
            this.noteBalancer(id, namespace, urn, annotationIn(values, azureAddress));
        }
    }

    /** The finalizers whose controllers are gone, so that a deletion of the object never ends. */
    stuck(object: ValueMap, type: string): readonly string[] {
        const own = this.inventory.get(type, idIn(object));
        const inside = isNamespace(object) ? this.inventory.usersOf(this.key("namespace", idIn(object))) : [];
        return (own === undefined ? inside : [own, ...inside]).flatMap((resource) => this.orphaned(resource));
    }

    forgetObject(object: ValueMap, type: string): void {
        if (isNamespace(object)) {
            for (const resource of this.inventory.usersOf(this.key("namespace", idIn(object)))) {
                this.inventory.forget(resource.type, resource.id);
            }
        }
        if (finalizersOf(object).length > 0) {
            this.inventory.forget(type, idIn(object));
        }
        if (isLoadBalancer(object)) {
            this.inventory.forget(balancerType, this.balancerId(idIn(object)));
        }
    }

    forgetRelease(release: ValueMap, chart: string, type: string): void {
        const id = idOf(stringAt(release, "namespace"), stringAt(release, "name"));
        if (isController(chart)) {
            this.inventory.forget(type, id);
        }
        if (makesLoadBalancer(release.values ?? null)) {
            this.inventory.forget(balancerType, this.balancerId(id));
        }
    }

    /** A load balancer stands in the subnets of its cluster, and on the address that it was told to take. */
    private noteBalancer(id: string, namespace: string, urn: string, address: string | undefined): void {
        const clusters = this.server === "" ? [] : this.inventory.usersOf(keyOf("server", this.server));
        const subnets = clusters.flatMap(({ uses }) => uses.filter((key) => key.startsWith("subnet ")));
        const addresses =
            address === undefined
                ? []
                : this.inventory.usersOf(keyOf("address-name", address)).map((found) => found.id);
        this.inventory.note({
            ...{ urn, type: balancerType, id: this.balancerId(id), outside: true },
            uses: [...this.place(namespace), ...subnets, ...addresses.map((found) => keyOf("used", found))],
        });
    }

    private orphaned({ uses }: Living): readonly string[] {
        const prefix = this.key("finalizer", "");
        return uses.flatMap((key) => {
            const [name, controller] = key.startsWith(prefix) ? key.slice(prefix.length).split(" ") : [];
            return name === undefined || controller === undefined || this.runs(controller) ? [] : [name];
        });
    }

    private runs(chart: string): boolean {
        return this.inventory.usersOf(this.key("controller", chart)).length > 0;
    }

    private place(namespace: string): string[] {
        return [this.key("namespace", namespace), keyOf("in-cluster", this.server)];
    }

    private key(kind: string, name: string): string {
        return keyOf(kind, `${this.server} ${name}`);
    }

    private balancerId(id: string): string {
        return `${this.server} ${id}`;
    }
}

function idIn(object: ValueMap): string {
    return idOf(namespaceOf(object), stringAt(object, "metadata", "name"));
}

function namespaceOf(object: ValueMap): string {
    return stringAt(object, "metadata", "namespace");
}

function isNamespace(object: ValueMap): boolean {
    const { group, kind } = ofObject(object);
    return group === "" && kind === "Namespace";
}
