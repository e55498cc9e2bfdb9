import type { Fault } from "./arguments";

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** How long CloudWatch keeps logs is one of a few numbers of days; a missing one passes. */
export function logRetentionFaults(path: string, got: number | undefined): Fault[] {
    return got === undefined || retentionDays.includes(got)
        ? []
        : [{ path, expected: `one of ${retentionDays.join(", ")} (days)`, got, repair: "choose the next of them" }];
}
