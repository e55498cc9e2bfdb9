import assert from "node:assert/strict";

import { aws } from "../../../../rehearsal/clouds/aws/package";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { type Deployed, Stack } from "../support";

/** The text of that name. */
export function textIn(values: ValueMap, name: string): string {
    const value = values[name];
    assert.ok(typeof value === "string", name);
    return value;
}

/** A stack in Frankfurt, with short names for types. */
export class AwsStack extends Stack {
    constructor(config: ValueMap = {}) {
        super(aws, { region: "eu-central-1", ...config });
    }

    /** Makes a resource of a type such as `ec2/vpc:Vpc`. */
    make(type: string, inputs: ValueMap, name = "it"): Deployed {
        return this.create(`aws:${type}`, name, inputs);
    }

    /** The reasons for which inputs are refused before anything is made. */
    faultsOf(type: string, inputs: ValueMap): string[] {
        return this.faults(`aws:${type}`, inputs);
    }

    /** A network with a subnet in each of the first zones. */
    network(zones = ["a", "b"]): { readonly vpc: Deployed; readonly subnets: string[] } {
        const vpc = this.make("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
        const subnets = zones.map((zone, index) => {
            const cidrBlock = `10.0.${String(index)}.0/24`;
            const inputs = { vpcId: vpc.id, cidrBlock, availabilityZone: `eu-central-1${zone}` };
            return this.make("ec2/subnet:Subnet", inputs, `subnet-${String(index)}`).id;
        });
        return { vpc, subnets };
    }
}
