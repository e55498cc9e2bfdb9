import type { Map as ProtoMap } from "google-protobuf";

/** A message that lists URNs. */
interface UrnList {
    getUrnsList(): string[];
}

/** Reads URNs by property from a message. */
export function readDependencies(map: ProtoMap<string, UrnList>): Map<string, readonly string[]> {
    const result = new Map<string, readonly string[]>();
    map.forEach((list: UrnList, key: string) => {
        result.set(key, list.getUrnsList());
    });
    return result;
}

/** Writes URNs by property into a message, with lists made by `make`. */
export function writeDependencies<List>(
    into: ProtoMap<string, List>,
    dependencies: ReadonlyMap<string, Iterable<string>>,
    make: (urns: string[]) => List,
): void {
    for (const [key, urns] of dependencies) {
        into.set(key, make([...urns]));
    }
}
