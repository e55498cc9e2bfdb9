import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { getPulumiComponents } from "@pulumi/pulumi/provider/experimental";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import * as components from "@fairlead/components";

const folder = resolve(__dirname, "../../components");

describe("the component package", function () {
    // The analyzer reads the declarations of whole SDKs.
    this.timeout(300_000);
    let schema: ReturnType<typeof generateSchema>;

    before(() => {
        const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
        const names = new Set(getPulumiComponents(components).map(({ name }) => name));
        const analysis = new Analyzer(folder, "fairlead", manifest, names).analyze();
        schema = generateSchema(
            "fairlead",
            manifest.version ?? "",
            manifest.description ?? "",
            analysis.components,
            analysis.typeDefinitions,
            analysis.dependencies,
        );
    });

    it("offers every component to other languages", () => {
        assert.deepEqual(Object.keys(schema.resources).sort(), [
            "fairlead:index:AcrRegistry",
            "fairlead:index:AksCluster",
            "fairlead:index:AksFlux",
            "fairlead:index:AppRelease",
            "fairlead:index:ArgoCd",
            "fairlead:index:AuroraDatabase",
            "fairlead:index:AwsCertificate",
            "fairlead:index:AwsDnsZone",
            "fairlead:index:AwsGithubOidcAccess",
            "fairlead:index:AwsLoadBalancer",
            "fairlead:index:AwsLoadBalancerBinding",
            "fairlead:index:AwsLoadBalancerController",
            "fairlead:index:AwsNetwork",
            "fairlead:index:AwsSecretsKeys",
            "fairlead:index:AwsSecretsManager",
            "fairlead:index:AwsStateBackend",
            "fairlead:index:AwsWorkflowAccess",
            "fairlead:index:AwsWorkloadIdentity",
            "fairlead:index:AzureDnsZone",
            "fairlead:index:AzureFileStorage",
            "fairlead:index:AzureGithubOidcAccess",
            "fairlead:index:AzureKeyVault",
            "fairlead:index:AzureNetwork",
            "fairlead:index:AzurePostgresDatabase",
            "fairlead:index:AzurePublicAddress",
            "fairlead:index:AzureSecretsKeys",
            "fairlead:index:AzureStateBackend",
            "fairlead:index:AzureWorkflowAccess",
            "fairlead:index:AzureWorkloadIdentity",
            "fairlead:index:Certificates",
            "fairlead:index:DatabaseLogin",
            "fairlead:index:EcrRegistry",
            "fairlead:index:EfsFileStorage",
            "fairlead:index:EksCluster",
            "fairlead:index:EksClusterAutoscaler",
            "fairlead:index:ExistingCluster",
            "fairlead:index:ExternalSecrets",
            "fairlead:index:GeneratedKeys",
            "fairlead:index:GeneratedLogin",
            "fairlead:index:InClusterDatabase",
            "fairlead:index:IngressNginx",
            "fairlead:index:KubernetesSecretStore",
            "fairlead:index:Monitoring",
        ]);
    });

    it("registers each component by the type that other languages ask for", () => {
        for (const component of getPulumiComponents(components)) {
            assert.match(component.toString(), new RegExp(`super\\("fairlead:index:${component.name}"`));
        }
    });

    it("describes every argument, every output, and everything inside them", () => {
        const holders: [string, Record<string, { description?: string }>][] = [
            ...Object.entries(schema.resources).flatMap(
                ([name, { inputProperties, properties, description }]): typeof holders => [
                    [name, { itself: { description } }],
                    [name, inputProperties ?? {}],
                    [name, properties ?? {}],
                ],
            ),
            ...Object.entries(schema.types).map(
                ([name, { properties }]): [string, Record<string, { description?: string }>] => [
                    name,
                    properties ?? {},
                ],
            ),
        ];
        const missing = holders.flatMap(([name, properties]) =>
            Object.entries(properties)
                .filter(([, { description = "" }]) => description.trim() === "")
                .map(([property]) => `${name}.${property}`),
        );
        assert.deepEqual(missing, []);
    });
});
