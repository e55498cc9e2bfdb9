import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Client } from "@grpc/grpc-js";
import { AnalyzerService as service } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { parse } from "yaml";
import type { PolicyPackSource } from "../../model/deployment";
import { preload } from "../language/preload";
import { PluginProcess } from "../providers/process";
import type { RunInfo } from "../providers/provider";
import { connect, isUnimplemented, unary } from "../wire/rpc";
import { type PolicyConfigMap, readPolicyConfig, reconcileConfig } from "./config";

/** Where policy packs run and report. */
export interface PackOptions {
    readonly info: RunInfo;
    readonly engineAddress: string;
    readonly onLine: (line: string) => void;
}

function runModule(directory: string): string {
    try {
        return createRequire(join(directory, "index.js")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    } catch {
        throw new Error(
            "it looks like the policy pack's dependencies are not installed; " +
                `try running npm install or yarn install in "${directory}"`,
        );
    }
}

/** The version that the pack's own file gives it, or empty. */
function declaredVersion(directory: string): string {
    const file = join(directory, "PulumiPolicy.yaml");
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch {
        throw new Error(`failed to load Pulumi policy project located at "${directory}": ${file} is missing`);
    }
    const project: unknown = parse(text);
    const found = typeof project === "object" && project !== null && "version" in project ? project.version : "";
    return typeof found === "string" ? found : "";
}

/**
 * A running policy pack.
 * Source: `pkg/resource/plugin/analyzer_plugin.go` in pulumi/pulumi.
 */
export class PolicyPack {
    private constructor(
        private readonly process: PluginProcess,
        private readonly client: Client,
        readonly name: string,
        /** The version that violations are reported with. */
        readonly version: string,
        /** How many policies it has. */
        readonly policies: number,
        /** Whether a policy may mend inputs. The SDK reads all properties once more to say that none does. */
        readonly remediates: boolean,
        /** See `PolicyPackSource`. */
        readonly comparison: boolean,
    ) {}

    static async start(source: PolicyPackSource, { info, engineAddress, onLine }: PackOptions): Promise<PolicyPack> {
        const { directory, comparison = false } = source;
        const version = declaredVersion(directory);
        const process_ = await PluginProcess.start({
            file: process.execPath,
            args: ["--require", preload("policy-pack"), runModule(directory), engineAddress, directory],
            label: `policy pack ${directory}`,
            cwd: directory,
            env: {
                ...process.env,
                PULUMI_NODEJS_ORGANIZATION: info.organization,
                PULUMI_NODEJS_PROJECT: info.project,
                PULUMI_NODEJS_STACK: info.stack,
                PULUMI_NODEJS_DRY_RUN: String(info.preview),
                PULUMI_CONFIG: JSON.stringify(Object.fromEntries(info.config)),
            },
            onLine,
        });
        try {
            const client = connect(process_.address);
            const analyzer = await unary(client, service.getAnalyzerInfo, new Empty());
            await configureStack(client, info);
            const config = configOf(analyzer, source);
            await configure(client, config);
            return new PolicyPack(
                process_,
                client,
                analyzer.getName(),
                version || analyzer.getVersion(),
                analyzer.getPoliciesList().length,
                !comparison && [...config.values()].some(({ level }) => level === pb.EnforcementLevel.REMEDIATE),
                comparison,
            );
        } catch (error) {
            process_.stop();
            throw error;
        }
    }

    analyze(request: pb.AnalyzeRequest): Promise<pb.AnalyzeResponse> {
        return unary(this.client, service.analyze, request);
    }

    async remediate(request: pb.AnalyzeRequest): Promise<readonly pb.Remediation[]> {
        try {
            return (await unary(this.client, service.remediate, request)).getRemediationsList();
        } catch (error) {
            if (isUnimplemented(error)) {
                return [];
            }
            throw error;
        }
    }

    analyzeStack(request: pb.AnalyzeStackRequest): Promise<pb.AnalyzeResponse> {
        return unary(this.client, service.analyzeStack, request);
    }

    close(): void {
        this.client.close();
        this.process.stop();
    }
}

async function configureStack(client: Client, info: RunInfo): Promise<void> {
    const request = new pb.AnalyzerStackConfigureRequest()
        .setStack(info.stack)
        .setProject(info.project)
        .setOrganization(info.organization)
        .setDryRun(info.preview)
        .setConfigSecretKeysList([...info.configSecretKeys]);
    info.config.forEach((value, key) => request.getConfigMap().set(key, value));
    await unary(client, service.configureStack, request).catch((error: unknown) => {
        if (!isUnimplemented(error)) {
            throw error;
        }
    });
}

function configOf(info: pb.AnalyzerInfo, { configFile }: PolicyPackSource): PolicyConfigMap {
    return reconcileConfig(info, configFile === undefined ? new Map<string, never>() : readPolicyConfig(configFile));
}

async function configure(client: Client, policies: PolicyConfigMap): Promise<void> {
    const request = new pb.ConfigureAnalyzerRequest();
    for (const [name, { level, properties }] of policies) {
        const config = new pb.PolicyConfig()
            .setEnforcementlevel(level ?? pb.EnforcementLevel.ADVISORY)
            .setProperties(Struct.fromJavaScript(plain(properties)));
        request.getPolicyconfigMap().set(name, config);
    }
    await unary(client, service.configure, request);
}

/** Values as JSON has them. */
function plain(properties: Readonly<Record<string, unknown>>): Record<string, never> {
    const copy: unknown = JSON.parse(JSON.stringify(properties));
    return Object.assign(Object.create(null), copy) as Record<string, never>;
}
