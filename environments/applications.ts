import * as pulumi from "@pulumi/pulumi";
import { AppRelease } from "@fairlead/components/app-release/app-release";
import type { AppEgress, AppReleaseArgs, AppSecret } from "@fairlead/components/app-release/app-release-args";
import { DatabaseLogin } from "@fairlead/components/database-login/database-login";
import { GeneratedKeys } from "@fairlead/components/generated-secrets/generated-keys";
import { GeneratedLogin } from "@fairlead/components/generated-secrets/generated-login";
import type { GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import type { IngressNginx } from "@fairlead/components/ingress-nginx/ingress-nginx";

import type { Foundation } from "./foundation";
import type { AppSettings } from "./platform-settings";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** What applications stand on beside the foundation. */
export interface ApplicationPlatform {
    /** Also what must be there before any application, and go after it. */
    readonly controller: GitOpsController & pulumi.Resource;
    readonly ingress: IngressNginx;
    /** Who signs certificates; none where TLS ends before the ingress. */
    readonly issuerName: pulumi.Output<string> | undefined;
    /** The store that serves `namespacesWithSecrets`. */
    readonly storeName: pulumi.Output<string>;
    /** Where metrics are taken from: what applications must let in. */
    readonly monitoringNamespace: pulumi.Output<string>;
}

/** Facts and access that an application gets together. */
interface Provision {
    readonly facts: Record<string, pulumi.Input<string>>;
    readonly secrets: AppSecret[];
    readonly egress: AppEgress[];
}

/** An application that the controller keeps running, with its keys and its login. */
export function createApplication(
    app: AppSettings,
    settings: Settings,
    foundation: Foundation,
    platform: ApplicationPlatform,
    name: StackName,
): void {
    const provisions = [
        ...(app.apiClients.length === 0 ? [] : [provideKeys(app, foundation, platform)]),
        ...(app.database ? [provideDatabase(app, foundation, platform)] : []),
    ];
    const { issuerName, ingress, controller, monitoringNamespace } = platform;
    new AppRelease(
        app.name,
        {
            ...releaseArgs(settings, app, name.stack, controller),
            facts: {
                environment: name.stack,
                "image.repository": pulumi.interpolate`${foundation.registry.imagePrefix}/${app.name}`,
                "ingress.className": ingress.className,
                "ingress.host": hostOf(settings, app),
                "ingress.namespace": ingress.namespace,
                "metrics.namespace": monitoringNamespace,
                "fileStorage.className": foundation.fileStorage.storageClassName,
                ...(issuerName === undefined ? {} : { "ingress.issuer": issuerName }),
                ...Object.fromEntries(provisions.flatMap(({ facts }) => Object.entries(facts))),
            },
            secrets: provisions.flatMap(({ secrets }) => secrets),
            egress: provisions.flatMap(({ egress }) => egress),
        },
        // On destroy the application goes while both can still clear up after it.
        { provider: foundation.provider, dependsOn: [controller, ingress] },
    );
}

/** The host name of an application. */
export function hostOf({ dns }: Settings, { host }: AppSettings): string {
    return `${host}.${dns.zoneName}`;
}

/** The namespaces that applications need entries of the secret store in. */
export function namespacesWithSecrets(apps: readonly AppSettings[]): string[] {
    return apps.flatMap(({ name, database, apiClients }) => [
        ...(database || apiClients.length > 0 ? [name] : []),
        ...(database ? [loginNamespace(name)] : []),
    ]);
}

/** What the settings alone say of a release. */
export function releaseArgs(
    { github, gitops }: Settings,
    app: AppSettings,
    stack: string,
    controller: GitOpsController,
): Omit<AppReleaseArgs, "facts"> {
    return {
        controller,
        repository: {
            url: `https://github.com/${github.owner}/${github.name}.git`,
            branch: gitops.branch,
            credentialsSecret: gitops.credentialsSecret,
        },
        chartPath: app.chartPath,
        valuesFile: `releases/${stack}/${app.name}.yaml`,
    };
}

function loginNamespace(app: string): string {
    return `${app}-database`;
}

/** The store has the keys of clients for people to hand out, and apart from them what the application checks them by. */
function provideKeys(app: AppSettings, { secretStore }: Foundation, { storeName }: ApplicationPlatform): Provision {
    const keys = new GeneratedKeys(`${app.name}-keys`, { clients: app.apiClients });
    secretStore.put(`${app.name}-api-keys`, keys.apiKeys);
    const entry = secretStore.put(`${app.name}-keys`, {
        "api-keys": keys.apiKeyDigests,
        "token-key": keys.tokenKey,
    });
    const secret = { name: "keys", storeName, entry, keys: ["api-keys", "token-key"], version: keys.version };
    return { facts: { "keys.secretName": secret.name }, secrets: [secret], egress: [] };
}

/** A login that works before the application starts. */
function provideDatabase(
    app: AppSettings,
    { secretStore, database, provider }: Foundation,
    { storeName }: ApplicationPlatform,
): Provision {
    const generated = new GeneratedLogin(`${app.name}-login`, { username: app.name });
    const login = new DatabaseLogin(
        loginNamespace(app.name),
        {
            database,
            storeName,
            entry: secretStore.put(`${app.name}-login`, {
                username: generated.username,
                password: generated.password,
                verifier: generated.verifier,
            }),
            version: generated.version,
        },
        { provider },
    );
    const secret = {
        name: "database",
        storeName,
        entry: login.entry,
        keys: ["username", "password"],
        version: generated.version,
    };
    return {
        facts: {
            "database.host": database.host,
            "database.port": database.port.apply(String),
            "database.name": database.databaseName,
            "database.secretName": secret.name,
            "database.certificateAuthorities": database.certificateAuthorities,
        },
        secrets: [secret],
        egress: [{ name: "database", cidrs: database.serverCidrs, port: database.port }],
    };
}
