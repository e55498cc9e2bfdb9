import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";
import { emailPattern } from "@fairlead/components/shared/argument-rules";

import { anyText, type SettingsGroup } from "./settings-group";

/** The settings of what runs in the cluster: `fairlead:gitops`, `ingress`, `certificates`, `monitoring` and `apps`. */
export interface PlatformSettings {
    readonly gitops: GitOpsSettings;
    readonly ingress: IngressSettings;
    readonly certificates: CertificateSettings;
    readonly monitoring: MonitoringSettings;
    /**
     * The applications that the controller keeps running.
     * @default []
     */
    readonly apps: AppSettings[];
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
    /**
     * Whether it has a login of its own on the environment's database.
     * @default false
     */
    readonly database: boolean;
    /**
     * Who calls its API, each by a name and with a generated key of its own. With a key for tokens if there are any.
     * @default []
     */
    readonly apiClients: string[];
}

/** Who signs the certificates of applications. */
export const CertificateIssuer = {
    LetsEncrypt: "lets-encrypt",
    /** The same without limits on how often, and not trusted by browsers. */
    LetsEncryptStaging: "lets-encrypt-staging",
    /** A certificate authority of the cluster's own, which nobody else trusts. */
    SelfSigned: "self-signed",
} as const;
export type CertificateIssuer = (typeof CertificateIssuer)[keyof typeof CertificateIssuer];

export interface CertificateSettings {
    /** Who signs. */
    readonly issuer: CertificateIssuer;
    /**
     * Who is told of certificates that are about to end.
     * @default none: nobody is
     */
    readonly email: string | undefined;
}

export interface MonitoringSettings {
    /**
     * Days that metrics and logs are kept.
     * @default 15
     */
    readonly retentionDays: number;
    /**
     * Disk for metrics, in GiB.
     * @default 50
     */
    readonly metricsGib: number;
    /**
     * Disk for logs, in GiB.
     * @default 50
     */
    readonly logsGib: number;
}

/** Reads the settings of what runs in the cluster. */
export function readPlatformSettings(group: SettingsGroup): PlatformSettings {
    return {
        gitops: group.group("gitops", readGitOps),
        ingress: group.optional("ingress", (key) => group.group(key, readIngress)) ?? defaultIngress,
        certificates: group.group("certificates", readCertificates),
        monitoring: group.optional("monitoring", (key) => group.group(key, readMonitoring)) ?? defaultMonitoring,
        apps: group.optional("apps", (key) => group.groups(key, readApp)) ?? [],
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
        database: group.optional("database", (key) => group.flag(key)) ?? false,
        apiClients: group.optional("apiClients", (key) => group.texts(key, anyText("the name of a client"))) ?? [],
    };
}

function readCertificates(group: SettingsGroup): CertificateSettings {
    const email = {
        expected: "an e-mail address",
        pattern: emailPattern,
        mend: "name somebody who reads it",
        example: /@(.*\.)?(example(\.(com|net|org))?|invalid|test)$/,
    };
    return {
        issuer: group.oneOf("issuer", Object.values(CertificateIssuer), CertificateIssuer.LetsEncrypt),
        email: group.optional("email", (key) => group.text(key, email)),
    };
}

const defaultMonitoring: MonitoringSettings = { retentionDays: 15, metricsGib: 50, logsGib: 50 };

function readMonitoring(group: SettingsGroup): MonitoringSettings {
    const number = (key: keyof MonitoringSettings, unit: string) =>
        group.optional(key, () => group.wholeNumber(key, unit)) ?? defaultMonitoring[key];
    return {
        retentionDays: number("retentionDays", "days"),
        metricsGib: number("metricsGib", "GiB"),
        logsGib: number("logsGib", "GiB"),
    };
}
