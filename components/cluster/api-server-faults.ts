import type { Fault } from "../shared/arguments";
import { cidr } from "../shared/argument-rules";
import { parseCidr } from "../shared/cidr";

/** Who reaches the Kubernetes API, on any cloud: either a list of networks, or only those inside the cloud's network. */
export interface ApiServerAccess {
    readonly privateCluster?: boolean;
    readonly authorizedIpRanges?: string[];
}

/**
 * What would open the API to the whole Internet, or lock everybody out.
 *
 * @param most how many networks the cloud takes.
 */
export function apiServerFaults(access: ApiServerAccess, most: number): Fault[] {
    const { privateCluster = false, authorizedIpRanges = [] } = access;
    const path = "apiServer.authorizedIpRanges";
    if (privateCluster) {
        return authorizedIpRanges.length === 0
            ? []
            : [
                  {
                      path,
                      expected: "no ranges for a private cluster",
                      got: authorizedIpRanges,
                      repair: "drop them, or set apiServer.privateCluster to false",
                  },
              ];
    }
    if (authorizedIpRanges.length === 0 || authorizedIpRanges.length > most) {
        return [
            {
                path,
                expected: `1 to ${most} networks that may reach the API`,
                got: authorizedIpRanges.length === 0 ? authorizedIpRanges : authorizedIpRanges.length,
                repair: "name them, or set apiServer.privateCluster to true",
            },
        ];
    }
    return authorizedIpRanges.flatMap((range, index) => {
        const parsed = parseCidr(range);
        if ("fault" in parsed || parsed.length > 0) {
            return cidr(`${path}[${index}]`, range);
        }
        return [
            {
                path: `${path}[${index}]`,
                expected: "a network smaller than the whole Internet",
                got: range,
                repair: "name your own networks, or set apiServer.privateCluster to true",
            },
        ];
    });
}
