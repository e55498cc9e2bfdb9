import { DnsRecordType, type DnsRecord } from "@fairlead/components/dns-zone/dns-zone";
import { GithubSubjectFormat, type GithubRepository } from "@fairlead/components/github-oidc-access/github-oidc-access";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";

import type { SettingsGroup, TextRules } from "./settings-group";

/**
 * The settings of every environment, whatever its cloud: `fairlead:KEY` in `Pulumi.<stack>.yaml`. Beside them stand
 * `fairlead:cloud`, and a group with the settings of that cloud, under its name. No setting is a secret.
 */
export interface Settings {
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
    readonly gitops: GitOpsSettings;
    readonly ingress: IngressSettings;
    /**
     * The applications that the controller keeps running.
     * @default []
     */
    readonly apps: AppSettings[];
}

/** This repository on GitHub: its workflows may push images, and the controller follows it. */
export interface GithubSettings extends GithubRepository {
    /**
     * Patterns of the branches that may deploy to the GitHub environment, which has the stack's name.
     * @default ["main"]
     */
    readonly deploymentBranches: string[];
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

export interface GitOpsSettings {
    /** `flux` in the way the cloud supports it, or `argo-cd` by its chart. */
    readonly controller: GitOpsControllerKind;
    /**
     * The branch that the controller follows.
     * @default "main"
     */
    readonly branch: string;
    /**
     * Secret in each application's namespace with the credentials of a private repository, for Flux.
     * @default none: the repository is public, or Argo CD knows its credentials
     */
    readonly credentialsSecret: string | undefined;
}

export interface IngressSettings {
    /**
     * Name of the ingress class.
     * @default "external-nginx"
     */
    readonly className: string;
    /**
     * The least number of NGINX pods.
     * @default 2
     */
    readonly minReplicas: number;
    /**
     * The greatest number of NGINX pods.
     * @default 6
     */
    readonly maxReplicas: number;
}

export interface AppSettings {
    /** Name of the application, of its namespace, of its image and of `releases/<stack>/<name>.yaml`. */
    readonly name: string;
    /** Folder of its chart in this repository. */
    readonly chartPath: string;
    /** Its host name inside the domain, for example `shop` for `shop.dev.example.com`. */
    readonly host: string;
}

/** Documentation domains (RFC 2606, RFC 6761), which nobody can own. */
const exampleDomain = /(^|\.)(example(\.(com|net|org))?|invalid|test)$/;

/** Reads the settings that are the same in every cloud. */
export function readSettings(group: SettingsGroup): Settings {
    return {
        protect: group.optional("protect", (key) => group.flag(key)) ?? true,
        tags: group.optional("tags", (key) => group.textsByKey(key, tagName, tagValue)) ?? {},
        github: group.group("github", readGithub),
        dns: group.group("dns", readDns),
        gitops: group.group("gitops", readGitOps),
        ingress: group.optional("ingress", (key) => group.group(key, readIngress)) ?? defaultIngress,
        apps: group.optional("apps", (key) => group.groups(key, readApp)) ?? [],
    };
}

/** A text whose form the component it goes to checks. */
export function anyText(expected: string, example?: RegExp): TextRules {
    return { expected, pattern: /\S/, mend: "write some text", example };
}

/** A form of tags that every cloud and Kubernetes takes. */
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

function readGithub(group: SettingsGroup): GithubSettings {
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
        deploymentBranches: group.optional("deploymentBranches", (key) =>
            group.texts(key, anyText("a pattern of branches")),
        ) ?? ["main"],
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

function readGitOps(group: SettingsGroup): GitOpsSettings {
    return {
        controller: group.oneOf("controller", Object.values(GitOpsControllerKind), GitOpsControllerKind.Flux),
        branch: group.optional("branch", (key) => group.text(key, anyText("a branch"))) ?? "main",
        credentialsSecret: group.optional("credentialsSecret", (key) =>
            group.text(key, anyText("the name of a Secret")),
        ),
    };
}

const defaultIngress: IngressSettings = { className: "external-nginx", minReplicas: 2, maxReplicas: 6 };

function readIngress(group: SettingsGroup): IngressSettings {
    return {
        className:
            group.optional("className", (key) => group.text(key, anyText("the name of an ingress class"))) ??
            defaultIngress.className,
        minReplicas:
            group.optional("minReplicas", (key) => group.wholeNumber(key, "pods")) ?? defaultIngress.minReplicas,
        maxReplicas:
            group.optional("maxReplicas", (key) => group.wholeNumber(key, "pods")) ?? defaultIngress.maxReplicas,
    };
}

function readApp(group: SettingsGroup): AppSettings {
    return {
        name: group.text("name", anyText("the name of an application")),
        chartPath: group.text("chartPath", anyText("the folder of a chart in this repository")),
        host: group.text("host", anyText("a host name inside the domain")),
    };
}
