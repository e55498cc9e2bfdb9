import { DnsRecordType, type DnsRecord } from "@fairlead/components/dns-zone/dns-zone";
import {
    GithubSubjectFormat,
    type GithubRepository,
    type GithubReviewers,
} from "@fairlead/components/github-oidc-access/github-oidc-access";

import { readPlatformSettings, type PlatformSettings } from "./platform-settings";
import { anyText, type SettingsGroup, type TextRules } from "./settings-group";

/**
 * The settings of every environment, whatever its cloud: `fairlead:KEY` in `Pulumi.<stack>.yaml`. Beside them stand
 * `fairlead:cloud`, and a group with the settings of that cloud, under its name. No setting is a secret.
 */
export interface Settings extends PlatformSettings {
    /**
     * Whether Pulumi refuses to delete what cannot be had back: cluster, registry, DNS zone, addresses, access.
     * @default true
     */
    readonly protect: boolean;
    /**
     * Tags of everything that can have tags, beside `project`, `environment` and `managed-by`.
     * @default {}
     */
    readonly tags: Record<string, string>;
    readonly github: GithubSettings;
    readonly dns: DnsSettings;
}

/** This repository on GitHub: its workflows may push images, and the controller follows it. */
export interface GithubSettings extends GithubRepository {
    /**
     * Patterns of the branches that may deploy to the GitHub environment, which has the stack's name.
     * @default ["main"]
     */
    readonly deploymentBranches: string[];
    /**
     * Who must agree to each deployment, by numbers of people and teams at GitHub.
     * @default nobody
     */
    readonly reviewers: GithubReviewers | undefined;
}

export interface DnsSettings {
    /** The domain of the environment, for example `dev.example.com`. Its parent must delegate it. */
    readonly zoneName: string;
    /**
     * Records beside those of the applications.
     * @default []
     */
    readonly records: DnsRecord[];
}

/** Documentation domains (RFC 2606, RFC 6761), which nobody can own. */
const exampleDomain = /(^|\.)(example(\.(com|net|org))?|invalid|test)$/;

/** Reads the settings that are the same in every cloud. */
export function readSettings(group: SettingsGroup): Settings {
    return {
        protect: group.optional("protect", (key) => group.flag(key)) ?? true,
        tags: readTags(group),
        github: group.group("github", readGithub),
        dns: group.group("dns", readDns),
        ...readPlatformSettings(group),
    };
}

const tagName: TextRules = {
    expected: "a letter, then at most 62 letters, digits, dots, hyphens and underscores",
    pattern: /^[A-Za-z][A-Za-z0-9._-]{0,62}$/,
    mend: "rename the tag",
};
const tagValue: TextRules = {
    expected: "1 to 63 letters, digits, dots, hyphens and underscores, a letter or digit at both ends",
    pattern: /^(?=.{1,63}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    mend: "shorten or rewrite it",
};

/** Reads tags in a form that every cloud and Kubernetes takes. */
export function readTags(group: SettingsGroup): Record<string, string> {
    return group.optional("tags", (key) => group.textsByKey(key, tagName, tagValue)) ?? {};
}

function readGithub(group: SettingsGroup): GithubSettings {
    return {
        ...readRepository(group),
        deploymentBranches: group.optional("deploymentBranches", (key) => readBranches(group, key)) ?? ["main"],
        reviewers: group.optional("reviewers", (key) => group.group(key, readReviewers)),
    };
}

/** Reads which repository on GitHub is meant. */
export function readRepository(group: SettingsGroup): GithubRepository {
    return {
        owner: group.text("owner", anyText("a GitHub organization or user", /^example(-|$)/)),
        name: group.text("name", anyText("a GitHub repository without its owner")),
        subjectFormat:
            group.optional("subjectFormat", (key) =>
                group.oneOf(key, Object.values(GithubSubjectFormat), GithubSubjectFormat.NameAndId),
            ) ?? GithubSubjectFormat.NameAndId,
        ownerId: group.optional("ownerId", (key) => group.wholeNumber(key, "the owner's number at GitHub")),
        repositoryId: group.optional("repositoryId", (key) =>
            group.wholeNumber(key, "the repository's number at GitHub"),
        ),
    };
}

export function readBranches(group: SettingsGroup, key: string): string[] {
    return group.texts(key, anyText("a pattern of branches"));
}

/** Reads who must agree. */
export function readReviewers(group: SettingsGroup): GithubReviewers {
    return {
        teams: group.optional("teams", (key) => group.wholeNumbers(key, "the number of a team at GitHub")) ?? [],
        users: group.optional("users", (key) => group.wholeNumbers(key, "the number of a person at GitHub")) ?? [],
    };
}

function readDns(group: SettingsGroup): DnsSettings {
    return {
        zoneName: group.text("zoneName", anyText("a domain such as dev.example.com", exampleDomain)),
        records: group.optional("records", (key) => group.groups(key, readRecord)) ?? [],
    };
}

function readRecord(group: SettingsGroup): DnsRecord {
    return {
        name: group.text("name", anyText('a name inside the zone; "@" for the zone itself')),
        type: group.oneOf("type", Object.values(DnsRecordType), DnsRecordType.TXT),
        ttl: group.optional("ttl", (key) => group.wholeNumber(key, "seconds")),
        values: group.texts("values", anyText("a value as in a zone file")),
    };
}
