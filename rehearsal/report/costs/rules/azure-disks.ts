/**
 * Premium and Standard SSD by their size in GiB: learn.microsoft.com/azure/virtual-machines/disks-types. A disk is billed as the
 * next greater one.
 */
const sizes: readonly (readonly [number, number])[] = [
    [1, 4],
    [2, 8],
    [3, 16],
    [4, 32],
    [6, 64],
    [10, 128],
    [15, 256],
    [20, 512],
    [30, 1024],
    [40, 2048],
    [50, 4096],
];

const letters: Readonly<Record<string, string>> = { Premium: "P", StandardSSD: "E" };

/** What a managed disk is billed as: `E15 ZRS` for 200 GiB of `StandardSSD_ZRS`; undefined for other kinds, and greater ones. */
export function managedDisk(kind: string, gigabytes: number): string | undefined {
    const [technology = "", redundancy = ""] = kind.split("_");
    const letter = letters[technology];
    const size = sizes.find(([, most]) => gigabytes <= most)?.[0];
    return letter === undefined || size === undefined ? undefined : `${letter}${size} ${redundancy}`;
}
