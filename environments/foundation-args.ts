import type * as pulumi from "@pulumi/pulumi";
import type { DnsRecord } from "@fairlead/components/dns-zone/dns-zone";
import type { GithubEnvironment, GithubRepository } from "@fairlead/components/github-oidc-access/github-oidc-access";
import type { Fault } from "@fairlead/components/shared/arguments";

import type { Settings } from "./settings";

/** Who gets access: jobs in the GitHub environment of the stack's name. */
export function accessArgs(
    { github }: Settings,
    stack: string,
): { repository: GithubRepository; environments: GithubEnvironment[] } {
    const { deploymentBranches, reviewers, ...repository } = github;
    return { repository, environments: [{ name: stack, branches: deploymentBranches, reviewers }] };
}

/** That the domain leads nowhere yet. */
export function delegation({ dns }: Settings, nameServers: pulumi.Output<string[]>): pulumi.Output<string[]> {
    return nameServers.apply((servers) => [`Delegate ${dns.zoneName} at its parent to ${servers.join(", ")}`]);
}

/** What is wrong with the repository or the stack's name, said of the settings. */
export function accessFaults(faults: readonly Fault[]): Fault[] {
    return faults.map((fault) => ({
        ...fault,
        path: fault.path
            .replace(/^repository\./, "fairlead:github.")
            .replace(/^environments\[0\]\.reviewers/, "fairlead:github.reviewers")
            .replace(/^environments.*/, "pulumi:stack"),
    }));
}

/** What is wrong with a zone, said of the settings: a record of theirs, or the host of an application. */
export function zoneFaults(faults: readonly Fault[], records: readonly DnsRecord[]): Fault[] {
    return faults.map((fault) => ({ ...fault, path: recordKey(fault.path, records.length) }));
}

/** The applications' records stand behind those of the settings, or are aliases. */
function recordKey(path: string, own: number): string {
    const [, list, position, rest = ""] = /^(records|aliases)\[(\d+)\](.*)$/.exec(path) ?? [];
    if (list === undefined) {
        return `fairlead:dns.${path}`;
    }
    const app = list === "aliases" ? Number(position) : Number(position) - own;
    return app >= 0 ? `fairlead:apps[${app}].host` : `fairlead:dns.records[${position}]${rest}`;
}

/** The same faults, of arguments that stand in a group of settings. */
export function under(group: string, faults: readonly Fault[]): Fault[] {
    return faults.map((fault) => ({ ...fault, path: `${group}.${fault.path}` }));
}

/** The same, of a component whose name project and stack make. */
export function underNamed(group: string, faults: readonly Fault[]): Fault[] {
    const [ofName, others] = [faults.filter(isOfName), faults.filter((fault) => !isOfName(fault))];
    return [...ofStackName(ofName), ...under(group, others)];
}

function isOfName({ path }: Fault): boolean {
    return path === "name";
}

/** Faults that are all about a name which project and stack make. */
export function ofStackName(faults: readonly Fault[]): Fault[] {
    return faults.map((fault) => ({ ...fault, path: "pulumi:stack" }));
}
