import type { Fault } from "../shared/arguments";
import { carve, formatCidr, parseCidr, sizeOf, type Cidr } from "../shared/cidr";

/** Subnets of one purpose and size: usually one a zone. */
export interface SubnetKind {
    /** What they are for, in the words of error messages. */
    readonly name: string;
    /** Length of the mask of each. */
    readonly length: number;
    /** How many there are. */
    readonly count: number;
    /**
     * How many there may ever be: space is kept for as many, side by side.
     * @default count
     */
    readonly room?: number;
}

/**
 * Plans subnets: one list a kind, in the order of the kinds.
 *
 * Each kind gets a block for all the subnets it has room for, at the next place that fits. So no subnet moves when a kind
 * gets another one within its room, or when a kind is appended. What follows a kind moves when its length or room changes.
 *
 * @param network a well-formed network that has passed `subnetPlanFaults`.
 * @throws RangeError if the network is none, or too small.
 */
export function planSubnets(network: string, kinds: readonly SubnetKind[]): string[][] {
    const parsed = parseCidr(network);
    if ("fault" in parsed) {
        throw new RangeError(`${network} is no IPv4 network: ${parsed.fault}`);
    }
    const blocks = carve(parsed, kinds.map(blockLength));
    return blocks.map((block, index) => subnetsIn(block, kinds[index]).map(formatCidr));
}

function subnetsIn(block: Cidr, kind: SubnetKind | undefined): Cidr[] {
    return kind === undefined ? [] : carve(block, Array<number>(kind.count).fill(kind.length));
}

/** Length of the mask of the smallest network that the kinds fit into. Negative if not even the whole of IPv4 is enough. */
export function smallestLength(kinds: readonly SubnetKind[]): number {
    const end = kinds.map(blockLength).reduce((next, length) => {
        const size = sizeOf(length);
        return (Math.ceil(next / size) + 1) * size;
    }, 0);
    return 32 - Math.ceil(Math.log2(Math.max(end, 1)));
}

/** A block is as large as a power of two, so that it is a network itself. */
function blockLength({ length, count, room = count }: SubnetKind): number {
    return length - Math.ceil(Math.log2(Math.max(room, count, 1)));
}

/**
 * A fault if the network is too small for the kinds; nothing for what is no network at all.
 *
 * @param largest length of the mask of the largest network that the cloud takes.
 */
export function subnetPlanFaults(
    path: string,
    network: string,
    kinds: readonly SubnetKind[],
    largest: number,
): Fault[] {
    const parsed = parseCidr(network);
    const length = smallestLength(kinds);
    if ("fault" in parsed || parsed.length <= length) {
        return [];
    }
    const wishes = kinds.map(({ name, count, room = count, length: each }) => `${name} ${room} × /${each}`).join(", ");
    const fits = length >= largest;
    return [
        {
            path,
            expected: `a network of at least /${length}, with room for ${wishes}`,
            got: network,
            repair: fits
                ? `did you mean ${formatCidr(enlarged(parsed, length))}?`
                : `ask for smaller subnets: networks of this cloud have at most /${largest}`,
        },
    ];
}

function enlarged({ address }: Cidr, length: number): Cidr {
    return { address: address - (address % sizeOf(length)), length };
}
