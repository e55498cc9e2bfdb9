import type { CloudResource } from "../simulation/cloud";
import type { Context } from "../simulation/package";
import { listOf } from "../simulation/parts";
import { type Value, type ValueMap, textOf } from "../simulation/values";
import { placeOf } from "./place";

/** The texts in a list that are known. */
export function texts(values: ValueMap, name: string): string[] {
    return listOf(values, name).filter((item): item is string => typeof item === "string");
}

/** A resource of this rehearsal by its id or ARN. */
export function known({ cloud }: Context, type: string, id: Value | undefined): CloudResource | undefined {
    return typeof id !== "string"
        ? undefined
        : (cloud.get(type, id) ?? cloud.find(type, ({ outputs }) => outputs.arn === id));
}

/** Another resource of a type with the same values of some outputs: what the cloud has only once. */
export function twin(
    { cloud }: Context,
    type: string,
    id: string,
    values: ValueMap,
    ...names: readonly string[]
): CloudResource | undefined {
    return cloud.find(
        type,
        (other) =>
            other.id !== id &&
            names.every((name) => values[name] !== undefined && same(other.outputs[name], values[name])),
    );
}

function same(one: Value | undefined, other: Value | undefined): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
}

/** What subnets of this rehearsal tell: their VPC and their zones, as far as they are known. */
export function placesOf(context: Context, subnetIds: readonly string[]) {
    const subnets = subnetIds.flatMap((id) => known(context, "aws:ec2/subnet:Subnet", id) ?? []);
    return {
        /** True if all of them are of this rehearsal. */
        areKnown: subnets.length === subnetIds.length,
        vpcId: subnets.flatMap(({ outputs }) => textOf(outputs, "vpcId") ?? [])[0],
        zones: subnets.flatMap(({ outputs }) => textOf(outputs, "availabilityZone") ?? []),
    };
}

/** True where the cloud has a resource with this id in the same region. */
export function isTaken({ cloud, config }: Context, type: string, id: string, inputs: ValueMap): boolean {
    const found = cloud.get(type, id)?.outputs;
    return found !== undefined && (found.region === undefined || found.region === placeOf(inputs, config).region);
}
